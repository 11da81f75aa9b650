include(PlainLibrary)
plain_library(GMP gmp::gmp HEADER gmp.h LIBRARY gmp)
