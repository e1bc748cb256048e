#!/usr/bin/env python3
"""Proves that includes run one way: a source file may include its own folder and the folders that its
library DEPENDS on in src/CMakeLists.txt, and a third-party header only in the folder that owns it."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Longest prefix first. "*" is any folder.
OWNERS = [
    ("ZXing/", {"barcode"}),
    ("zint.h", {"barcode"}),
    ("cups/", {"printing"}),
    ("ft2build.h", {"layout"}),
    ("hb.h", {"layout"}),
    ("toml++/", {"layout", "app"}),
    ("hpdf.h", {"pdf"}),
    ("mupdf/", {"preflight"}),
    ("Poco/Data/", {"store"}),
    ("sodium.h", {"depot"}),
    ("crack.h", {"depot"}),
    ("Poco/Net/SMTP", {"mail"}),
    ("Poco/Net/SecureSMTP", {"mail"}),
    ("Poco/Net/Mail", {"mail"}),
    ("Poco/Net/HTTPSClient", {"source"}),
    ("Poco/Net/", {"web", "source", "mail"}),
    ("kainjow/", {"web"}),
    ("Poco/Util/", {"app"}),
    ("CLI/", {"app"}),
    ("png.h", {"virtual_printer"}),
    ("linux/input.h", {"scanner_reader"}),
    ("date/", {"base"}),
    ("sqlite3.h", {"store"}),
    ("libpq-fe.h", {"store"}),
    ("Poco/", {"*"}),
]
# The headers of POSIX and Linux that the program uses; every other <name.h> needs an owner.
SYSTEM = {"arpa/inet.h", "fcntl.h", "grp.h", "netinet/in.h", "netinet/tcp.h", "poll.h", "pthread.h", "pwd.h",
          "signal.h", "sys/file.h", "sys/resource.h", "sys/socket.h", "sys/stat.h", "sys/types.h",
          "sys/eventfd.h", "termios.h", "sys/ioctl.h", "sys/un.h", "sys/wait.h", "unistd.h", "netdb.h", "getopt.h", "malloc.h"}
FLOORS = [
    {"base"}, {"barcode", "session", "printing", "mail"}, {"source", "plan"}, {"layout", "scan"},
    {"pdf", "preflight"}, {"store"}, {"depot"}, {"web"}, {"app"},
]

STAND_ALONE = {"virtual_printer", "scanner_reader"}


def read_libraries():
    text = (ROOT / "src/CMakeLists.txt").read_text()
    libraries = {}
    for name, body in re.findall(r"cageot_library\((\w+)([^)]*)\)", text):
        depends = re.search(r"^\s*DEPENDS (.*)$", body, re.M)
        libraries[name] = set(depends.group(1).split()) if depends else set()
    return libraries


def floor_of(folder):
    for number, folders in enumerate(FLOORS):
        if folder in folders:
            return number
    return None


def check_floors(libraries):
    faults = []
    for name, depends in libraries.items():
        if name in STAND_ALONE:
            if depends != {"base"}:
                faults.append(f"src/CMakeLists.txt: {name} may depend on base alone")
            continue
        for other in depends:
            if floor_of(other) is None or floor_of(other) >= floor_of(name):
                faults.append(f"src/CMakeLists.txt: {name} must not depend on {other}")
    return faults


def check_include(folder, header, quoted, libraries):
    if quoted:
        target = header.split("/")[0]
        if "/" not in header:
            return f"write the folder: \"{folder}/{header}\""
        if target != folder and target not in libraries.get(folder, set()):
            return f"{folder} must not include {target}/"
        return None
    for prefix, owners in OWNERS:
        if header.startswith(prefix):
            return None if owners & {folder, "*"} else f"only {', '.join(sorted(owners))} may include <{header}>"
    if header in SYSTEM or re.fullmatch(r"[a-z_0-9]+", header):
        return None
    return f"nobody owns the third-party header <{header}>"


def check_files(libraries):
    faults = []
    for path in sorted((ROOT / "src").glob("*/*")):
        if path.suffix not in {".h", ".cpp"}:
            continue
        folder = path.parent.name
        if folder not in libraries:
            faults.append(f"{path.relative_to(ROOT)}: {folder} is no library of src/CMakeLists.txt")
            continue
        lines = path.read_text().splitlines()
        for number, line in enumerate(lines, 1):
            found = re.match(r'\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', line)
            if found and (fault := check_include(folder, found[1] or found[2], bool(found[1]), libraries)):
                faults.append(f"{path.relative_to(ROOT)}:{number}: {fault}")
    return faults


def main():
    libraries = read_libraries()
    if len(libraries) < 5:
        sys.exit("check_layers: src/CMakeLists.txt names too few libraries: has its form changed?")
    faults = check_floors(libraries) + check_files(libraries)
    for fault in faults:
        print(fault)
    if not faults:
        print(f"layers: {len(libraries)} folders, every include runs one way")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
