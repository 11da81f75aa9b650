include(PlainLibrary)
plain_library(MPFR mpfr::mpfr HEADER mpfr.h LIBRARY mpfr LINK gmp::gmp)
