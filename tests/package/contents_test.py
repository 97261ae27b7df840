"""What the packages of scripts/package hold and say of themselves; PACKAGES is their folder."""

import os
import re
import subprocess
import unittest
from pathlib import Path

FOLDER = Path(os.environ["PACKAGES"])
ROOT = Path(os.environ["REPOSITORY"])
LIBRARIES = {"libcassia": "librocksdb", "libcassia-thrift": "libthrift", "libcassia-cql": "liblz4",
             "libcassia-metrics": "libprometheus-cpp-pull"}
# No person stands behind a package that a project makes of itself, there is no Debian bug to close, and the service's
# scripts are rpm's too, where debhelper's are not.
NOT_OURS = ("malformed-contact,bogus-mail-host-in-debian-changelog,initial-upload-closes-no-bugs,"
            "maintainer-script-calls-systemctl")


def run(*command):
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


class Deb:
    def __init__(self, path):
        self.path = path
        self.name, self.version = run("dpkg-deb", "-W", path).split()
        self.depends = run("dpkg-deb", "-f", path, "Depends").strip()
        # The sixth and what follows: a name, and perhaps where a link points to.
        self.files = {
            line.split(maxsplit=5)[5].removeprefix(".").split(" -> ")[0]
            for line in run("dpkg-deb", "-c", path).splitlines()
            if not line.startswith("d")
        }
        self.own_files = {file for file in self.files if not file.startswith("/usr/share/doc/")}


def rpm_files(path):
    lines = run("rpm", "-qp", "--qf", r"[%{FILEMODES:perms} %{FILENAMES}\n]", path).splitlines()
    return {line.split()[1] for line in lines if not line.startswith("d")}


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.debs = {deb.name: deb for deb in map(Deb, sorted(FOLDER.glob("*.deb")))}
        cls.rpms = {run("rpm", "-qp", "--qf", "%{NAME}", path): path for path in sorted(FOLDER.glob("*.rpm"))}
        cls.version = cls.debs["libcassia-dev"].version
        cls.soversion = re.match(r"\d+\.\d+", cls.version)[0]

    def runtime(self, library):
        return self.debs[library + self.soversion]

    def assert_needs(self, deb, *packages):
        for package in packages:
            self.assertIn(f"{package} (= {self.version})", deb.depends)

    def test_a_library_is_its_file_and_the_link_of_its_soname(self):
        for library in LIBRARIES:
            with self.subTest(library):
                folder = {str(Path(file).parent) for file in self.runtime(library).own_files}
                names = {Path(file).name for file in self.runtime(library).own_files}
                upstream = self.version.split("-", maxsplit=1)[0]
                self.assertEqual(names, {f"{library}.so.{self.soversion}", f"{library}.so.{upstream}"})
                self.assertRegex(folder.pop(), r"^/usr/lib/[^/]+$")

    def test_a_library_needs_what_it_is_linked_to_and_nothing_that_another_one_is(self):
        for library, foreign in LIBRARIES.items():
            with self.subTest(library):
                needed = {other for other in LIBRARIES.values() if other in self.runtime(library).depends}
                self.assertEqual(needed, {foreign})

    def test_libraries_and_tools_need_just_the_libcassia_they_were_made_with(self):
        for deb in *(self.runtime(library) for library in LIBRARIES if library != "libcassia"), self.debs["cassia-tools"]:
            with self.subTest(deb.name):
                self.assert_needs(deb, "libcassia" + self.soversion)

    def test_the_development_files_are_all_headers_and_what_finds_them(self):
        deb = self.debs["libcassia-dev"]
        headers = {file.removeprefix("/usr/") for file in deb.own_files if file.endswith(".h")}
        ours = {str(path.relative_to(ROOT)).removesuffix(".in") for path in ROOT.glob("include/**/*.h*")}
        self.assertEqual(headers, ours)
        others = {Path(file).name for file in deb.own_files if not file.endswith(".h")}
        finders = {"cassia.pc", "cassia-thrift.pc", "cassia-cql.pc", "cassia-metrics.pc", "cassiaConfig.cmake",
                   "cassiaConfigVersion.cmake", "cassiaTargets.cmake", "cassiaTargets-relwithdebinfo.cmake"}
        self.assertEqual(others, finders | {library + ".so" for library in LIBRARIES})
        self.assert_needs(deb, *(library + self.soversion for library in LIBRARIES))

    def test_every_tool_has_its_manual_page(self):
        files = self.debs["cassia-tools"].own_files
        programs = {Path(file).name for file in files if file.startswith("/usr/bin/")}
        pages = {Path(file).name.removesuffix(".1.gz") for file in files if file.startswith("/usr/share/man/man1/")}
        self.assertLessEqual({"cassia-load", "cassia-server", "cassia-shell"}, programs)
        self.assertEqual(programs, pages)
        self.assertEqual(len(files), 2 * len(programs))

    def test_the_service_is_apart_from_its_program(self):
        self.assertEqual(self.debs["cassia-server"].own_files, {"/lib/systemd/system/cassia-server.service"})
        self.assert_needs(self.debs["cassia-server"], "cassia-tools")

    def test_every_package_has_its_licence_and_its_changelogs(self):
        for deb in self.debs.values():
            with self.subTest(deb.name):
                self.assertEqual({Path(file).name for file in deb.files - deb.own_files},
                                 {"copyright", "changelog.gz", "changelog.Debian.gz"})

    def test_an_rpm_has_the_files_of_its_deb(self):
        self.assertEqual({name.replace("-devel", "-dev") for name in self.rpms}, set(self.debs))
        for name, rpm in self.rpms.items():
            with self.subTest(name):
                self.assertEqual(rpm_files(rpm), self.debs[name.replace("-devel", "-dev")].files)

    def test_an_rpm_needs_what_its_deb_needs(self):
        required = {name: run("rpm", "-qpR", rpm) for name, rpm in self.rpms.items()}
        ours = f"libcassia.so.{self.soversion}()"
        for library, foreign in LIBRARIES.items():
            with self.subTest(library):
                self.assertIn(foreign, required[library + self.soversion])
                self.assertIn(f"{library}{self.soversion} = {self.version}\n", required["libcassia-devel"])
        for name in *(library + self.soversion for library in LIBRARIES if library != "libcassia"), "cassia-tools":
            with self.subTest(name):
                self.assertIn(ours, required[name])

    def test_debian_finds_no_fault(self):
        done = subprocess.run(
            ["lintian", "--allow-root", "--fail-on", "error,warning", "--suppress-tags", NOT_OURS,
             *(deb.path for deb in self.debs.values())], capture_output=True, check=False, text=True)
        self.assertEqual((done.returncode, done.stdout), (0, ""))


if __name__ == "__main__":
    unittest.main()
