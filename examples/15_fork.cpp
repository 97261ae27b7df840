// Processes that are made by fork(). The server is the argument, such as 127.0.0.1:9160, or a store in a new folder.
//
//   - What is opened after fork() is a process's own: so it is with any server, and best.
//   - A pool that was made before opens connections of its own in the child, and leaves its parent's alone.
//   - An embedded store can't be used by a child: its threads stay behind. cassia-server shares a store among
//   processes.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <string>

#include <cassia/cassia.h>

namespace {

void make_schema(const std::string& server) {
    cassia::SystemManager system(server);
    system.create_keyspace("Forks", {.strategy_options = {{{"replication_factor", "1"}}}});
    system.create_column_family("Forks", "Work",
                                {.comparator_type = cassia::UTF8_TYPE,
                                 .default_validation_class = cassia::LONG_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});
}

void write(const cassia::ConnectionPool& pool, const std::string& key) {
    cassia::ColumnFamily(pool, "Work").insert(key, {{"done", 1}});
}

/// Does `work` in a child, and says how that ended.
void in_child(const std::string& name, const std::function<void()>& work) {
    std::cout << name << ": " << std::flush;
    const auto child = fork();
    if (child == 0) {
        try {
            work();
            std::_Exit(0);
        } catch (const cassia::StoreError&) {
            std::_Exit(1);
        }
    }
    int status = 0;
    waitpid(child, &status, 0);
    std::cout << (WIFEXITED(status) && WEXITSTATUS(status) == 0 ? "written" : "StoreError") << '\n';
}

void fork_twice(const std::string& server) {
    // No store and no connection is open yet. The child's are closed at the end of its work.
    in_child("a child with a pool of its own", [&] {
        make_schema(server);
        write(cassia::ConnectionPool("Forks", {server}), "child");
    });

    const cassia::ConnectionPool pool("Forks", {server});
    write(pool, "parent");
    in_child("a child with the pool of its parent", [&] { write(pool, "late child"); });
    write(pool, "parent again");

    const cassia::ColumnFamily work(pool, "Work");
    for (const auto* const key : {"child", "parent", "late child", "parent again"}) {
        std::cout << key << ": " << (work.find(key) ? "there" : "not there") << '\n';
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 1) {
        fork_twice(argv[1]);
        cassia::SystemManager(argv[1]).drop_keyspace("Forks");
        return 0;
    }
    std::string folder = std::filesystem::temp_directory_path() / "cassia-fork-XXXXXX";
    if (mkdtemp(folder.data()) == nullptr) {
        std::cerr << "no folder can be made in " << std::filesystem::temp_directory_path() << '\n';
        return 1;
    }
    fork_twice("embedded:" + folder);
    std::filesystem::remove_all(folder);
}
