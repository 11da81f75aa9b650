# nlopt_cxx holds all of nlopt and the methods written in C++. Debian has two configs of one name, NLopt; this says which.
include(PlainLibrary)
plain_library(NLoptCxx nlopt::nlopt HEADER nlopt.hpp LIBRARY nlopt_cxx)
