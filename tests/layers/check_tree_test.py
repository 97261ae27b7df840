"""What check_tree refuses, each on a small tree of its own with one fault."""

import tempfile
import unittest
from pathlib import Path

import check_tree

SOUND = {
    "include/cassia/types.h": "#include <string>\n",
    "src/marshal/utf8.h": "#include <cassia/types.h>\n",
    "src/model/column.h": '#include "marshal/utf8.h"\n',
    "src/backend/connection.h": '#include "model/column.h"\n',
    "src/backend/embedded/store.cpp": '#include <rocksdb/db.h>\n#include "backend/connection.h"\n',
    "src/pool/pool.h": '#include "backend/connection.h"\n',
    "src/api/family.cpp": '#include <cassia/types.h>\n#include "pool/pool.h"\n',
    "apps/tool.cpp": "#include <cassia/types.h>\n",
    "scripts/setup": "build      librocksdb-dev         the store\n",
    "docs/dependencies.md": "| `librocksdb-dev` | the store | Apache-2.0 |\n",
}


class CheckTree(unittest.TestCase):
    def faults_with(self, changed):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**SOUND, **changed}.items():
                path = Path(folder) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return list(check_tree.faults(folder))

    def assert_refused(self, changed, *words):
        found = self.faults_with(changed)

        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])

    def test_accepts_a_sound_tree(self):
        self.assertEqual(self.faults_with({}), [])

    def test_refuses_an_include_that_goes_up(self):
        self.assert_refused(
            {"src/marshal/long.cpp": '#include "model/column.h"\n'}, "src/marshal/long.cpp", "may not include src/model")

    def test_refuses_a_neighbour_included_by_its_bare_name_from_another_room(self):
        self.assert_refused(
            {"src/pool/lease.cpp": '#include "../api/names.h"\n', "src/api/names.h": ""}, "may not include src/api")

    def test_refuses_a_backend_in_the_pool(self):
        self.assert_refused(
            {"src/backend/embedded/store.h": "", "src/pool/open.cpp": '#include "backend/embedded/store.h"\n'},
            "src/pool may not include src/backend/embedded")

    def test_refuses_a_backend_in_the_api(self):
        self.assert_refused(
            {"src/backend/embedded/store.h": "", "src/api/open.cpp": '#include "backend/embedded/store.h"\n'},
            "src/api may not include src/backend/embedded")

    def test_refuses_a_backend_in_another(self):
        self.assert_refused(
            {"src/backend/embedded/store.h": "", "src/backend/cql/x.cpp": '#include "backend/embedded/store.h"\n'},
            "src/backend/cql may not include src/backend/embedded")

    def test_refuses_sockets_in_what_has_bytes_alone(self):
        self.assert_refused(
            {"src/net/socket.h": "", "src/backend/cql/protocol/x.cpp": '#include "net/socket.h"\n'},
            "src/backend/cql/protocol may not include src/net")

    def test_refuses_a_backend_in_the_interface(self):
        self.assert_refused(
            {"src/backend/embedded/store.h": "", "src/backend/lease.cpp": '#include "backend/embedded/store.h"\n'},
            "src/backend may not include src/backend/embedded")

    def test_accepts_a_backend_where_server_strings_are_read(self):
        changed = {"src/backend/embedded/store.h": "",
                   "src/backend/backends.cpp": '#include "backend/embedded/store.h"\n'}

        self.assertEqual(self.faults_with(changed), [])

    def test_refuses_the_api_in_the_server(self):
        self.assert_refused(
            {"src/api/names.h": "", "src/server/main.cpp": '#include "api/names.h"\n'}, "src/server may not include")

    def test_refuses_source_rooms_in_a_public_header(self):
        self.assert_refused(
            {"include/cassia/value.h": '#include "marshal/utf8.h"\n'}, "include/cassia may not include src/marshal")

    def test_refuses_a_library_in_a_public_header(self):
        for name in ("rocksdb/db.h", "thrift/Thrift.h", "sys/socket.h", "boost/multiprecision/cpp_int.hpp"):
            with self.subTest(name=name):
                self.assert_refused({"include/cassia/value.h": f"#include <{name}>\n"}, name)

    def test_refuses_a_library_in_a_public_header_made_by_cmake(self):
        self.assert_refused({"include/cassia/version.h.in": "#include <rocksdb/db.h>\n"}, "version.h.in")

    def test_accepts_boosts_numbers_in_the_header_that_converts_them(self):
        changed = {"include/cassia/multiprecision.h": "#include <boost/multiprecision/cpp_int.hpp>\n"}

        self.assertEqual(self.faults_with(changed), [])

    def test_refuses_rocksdb_outside_of_the_embedded_store(self):
        self.assert_refused({"src/pool/lease.cpp": "#include <rocksdb/db.h>\n"}, "belongs to src/backend/embedded")

    def test_refuses_a_room_that_is_not_drawn(self):
        self.assert_refused({"src/misc/util.h": ""}, "src/misc/util.h", "no room")

    def test_refuses_an_include_that_is_nowhere(self):
        self.assert_refused({"src/pool/lease.cpp": '#include "pool/gone.h"\n'}, '"pool/gone.h" is not in this tree')

    def test_refuses_a_circle(self):
        self.assert_refused(
            {"src/pool/a.h": '#include "pool/b.h"\n', "src/pool/b.h": '#include "pool/a.h"\n'},
            "src/pool/a.h → src/pool/b.h → src/pool/a.h")

    def test_refuses_a_library_that_is_not_explained(self):
        self.assert_refused(
            {"scripts/setup": "build  librocksdb-dev  x\nbuild  libfmt-dev  x\n"}, "libfmt-dev has 0 rows")

    def test_refuses_a_library_explained_twice(self):
        self.assert_refused(
            {"docs/dependencies.md": SOUND["docs/dependencies.md"] * 2}, "librocksdb-dev has 2 rows")

    def test_refuses_an_explanation_of_what_is_not_installed(self):
        self.assert_refused(
            {"docs/dependencies.md": SOUND["docs/dependencies.md"] + "| `libold-dev` | x | MIT |\n"},
            "libold-dev is not installed")

    def test_refuses_a_long_file(self):
        self.assert_refused({"src/pool/long.cpp": "\n" * 501}, "src/pool/long.cpp: 501 lines")

    def test_accepts_a_long_list(self):
        self.assertEqual(self.faults_with({"tests/golden/values.txt": "\n" * 5000}), [])


if __name__ == "__main__":
    unittest.main()
