include(PlainLibrary)
plain_library(Random123 Random123::headers HEADER Random123/philox.h)
