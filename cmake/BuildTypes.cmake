# Included before project(), which would fill these in with its own defaults (-O3 -DNDEBUG; nothing for build types it does not know).

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug, Sanitize, Thread or Coverage")
endif()

# Assertions stay on in a release: what decides verdicts may be slow, not wrong.
set(flags_release "-O2")
set(flags_sanitize "-O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all")
set(flags_thread "-O1 -g1 -fno-omit-frame-pointer -fsanitize=thread")  # flint and gmp are the distribution's: their own races go unseen
# -O1: the tests of lib/num take less than half the time of -O0, and show half a per cent fewer of the lines.
set(flags_coverage "-O1 -g --coverage -DLEMMATA_COVERAGE")
foreach(language CXX C)
  foreach(type release sanitize thread coverage)
    string(TOUPPER "${type}" upper)
    set(CMAKE_${language}_FLAGS_${upper} "${flags_${type}}" CACHE STRING "${language} flags of build type ${type}")
  endforeach()
endforeach()
