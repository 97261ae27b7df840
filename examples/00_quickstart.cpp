// Questions to the characters that scripts/quickstart has loaded. The store is the folder given, or quickstart-data.
//
//     Characters   row key: code point in hexadecimal; columns: name, category, block, code_point, upper, lower …
//     ByCategory   row key: category; a column for each character: its code point => its name
//     ByBlock      row key: block; columns likewise

#include <cassia/cassia.h>

#include <iomanip>
#include <iostream>
#include <string>
#include <string_view>

namespace {

void ask(std::string_view question) {
    std::cout << "\n# " << question << '\n';
}

// A wide row's columns: a code point and a name each.
void print(const cassia::Row& row) {
    for (const auto& [code_point, name] : row) {
        std::cout << "    U+" << std::hex << std::uppercase << std::setw(4) << std::setfill('0') << code_point.as<int>()
                  << std::dec << "  " << name << '\n';
    }
}

void look_up(const cassia::ColumnFamily& characters) {
    ask("What is U+00E9?  characters.get(\"00E9\")");
    for (const auto& [name, value] : characters.get("00E9")) {
        std::cout << "    " << name << " = " << value << '\n';
    }

    ask("The names of three at once.  characters.multiget({\"0041\", \"20AC\", \"1F600\"}, {.columns = {\"name\"}})");
    for (const auto& [key, columns] : characters.multiget({"0041", "20AC", "1F600"}, {.columns = {"name"}})) {
        std::cout << "    U+" << key.to_string() << "  " << columns["name"] << '\n';
    }
}

void slice(const cassia::ColumnFamily& by_block) {
    ask("The first five of a wide row, in the order of their numbers.  by_block.get(block, {.column_count = 5})");
    print(by_block.get("Greek and Coptic", {.column_count = 5}));

    ask("Its last five, from the end.  {.column_reversed = true, .column_count = 5}");
    print(by_block.get("Greek and Coptic", {.column_reversed = true, .column_count = 5}));

    ask("A slice, both ends included.  {.column_start = 0x03B1, .column_finish = 0x03B5}");
    print(by_block.get("Greek and Coptic", {.column_start = 0x03B1, .column_finish = 0x03B5}));
}

void count(const cassia::ColumnFamily& by_category) {
    ask("How many are there of each?  by_category.multiget_count({\"Lu\", \"Ll\", \"Nd\", \"Sc\"})");
    for (const auto& [category, columns] : by_category.multiget_count({"Lu", "Ll", "Nd", "Sc"})) {
        std::cout << "    " << category << "  " << columns << '\n';
    }

    ask("And currency signs in one slice?  by_category.get_count(\"Sc\", {.column_start = 0x20A0, ...})");
    std::cout << "    " << by_category.get_count("Sc", {.column_start = 0x20A0, .column_finish = 0x20CF}) << '\n';
}

void go_over(const cassia::ColumnFamily& characters, const cassia::ColumnFamily& by_category) {
    ask("The first five rows, in the order of their tokens.  characters.get_range({.row_count = 5})");
    for (const auto& [key, columns] : characters.get_range({.columns = {"name"}, .row_count = 5})) {
        std::cout << "    U+" << key.to_string() << "  " << columns["name"] << '\n';
    }

    ask("A row of any length, page by page: the longest name of a small letter.  by_category.xget(\"Ll\")");
    std::string longest;
    for (const auto& [code_point, name] : by_category.xget("Ll")) {
        if (const auto text = name.as<std::string>(); text.size() > longest.size()) {
            longest = text;
        }
    }
    std::cout << "    " << longest << '\n';
}

void remove(const cassia::ColumnFamily& by_block) {
    const cassia::GetOptions chess{.column_start = 0x2654, .column_finish = 0x2659};

    ask("Remove one of these.  by_block.remove(\"Miscellaneous Symbols\", {.columns = {0x2655}})");
    print(by_block.get("Miscellaneous Symbols", chess));
    by_block.remove("Miscellaneous Symbols", {.columns = {0x2655}});
    std::cout << "    --\n";
    print(by_block.get("Miscellaneous Symbols", chess));
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::string folder = argc > 1 ? argv[1] : "quickstart-data";
        const cassia::ConnectionPool pool("Unicode", {"embedded:" + folder});
        const cassia::ColumnFamily characters(pool, "Characters");
        const cassia::ColumnFamily by_category(pool, "ByCategory");
        const cassia::ColumnFamily by_block(pool, "ByBlock");

        look_up(characters);
        slice(by_block);
        count(by_category);
        go_over(characters, by_category);
        remove(by_block);
    } catch (const cassia::Error& error) {
        std::cerr << "00_quickstart: " << error.what() << '\n';
        return 1;
    }
}
