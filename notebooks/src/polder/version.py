"""The version of this package, which is that of the programs it was released with."""

from importlib import metadata

try:
    VERSION = metadata.version("polder-client")
except metadata.PackageNotFoundError:
    # Read from its sources, without having been installed.
    VERSION = "0"
