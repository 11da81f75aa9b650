include(PlainLibrary)
plain_library(FLINT flint::flint HEADER flint/fmpq_mpoly.h LIBRARY flint LINK mpfr::mpfr gmp::gmp)
