"""The checkout's own files, for the scripts beside this one."""
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SKIPPED_FOLDERS = {"build", "node_modules", "__pycache__"}


def files(root, folders, suffixes):
    """Paths (relative, sorted) of the files below `folders` with one of `suffixes`; what git ignores is not ours."""
    root = Path(root)
    found = [path for path in _tracked(root) or _walked(root) if path.suffix in suffixes and path.parts[0] in folders]
    return sorted(path for path in found if (root / path).is_file())


def _tracked(root):
    """Tracked and new files as git sees them; None outside a repository, as in an unpacked archive."""
    if not (root / ".git").exists():
        return None
    try:
        listing = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=root,
                                 capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None  # no git, or a checkout that belongs to somebody else
    return [Path(os.fsdecode(name)) for name in listing.split(b"\0") if name]


def _walked(root):
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [name for name in subfolders if name not in SKIPPED_FOLDERS and not name.startswith(".")]
        for name in names:
            yield (Path(folder) / name).relative_to(root)
