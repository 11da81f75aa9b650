# Arb as its own library, as Debian 12 ships it (flint-arb); upstream calls it arb.
include(PlainLibrary)
plain_library(Arb flint::arb HEADER arb_poly.h LIBRARY flint-arb arb LINK flint::flint)
