# Included before project(), which would fill these in with its own defaults (-O3 -DNDEBUG; nothing for build types it does not know).

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug, Sanitize or Coverage")
endif()

# Assertions stay on in a release: what decides verdicts may be slow, not wrong.
set(flags_release "-O2")
set(flags_sanitize "-O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all")
set(flags_coverage "-O0 -g --coverage")
foreach(language CXX C)
  foreach(type release sanitize coverage)
    string(TOUPPER "${type}" upper)
    set(CMAKE_${language}_FLAGS_${upper} "${flags_${type}}" CACHE STRING "${language} flags of build type ${type}")
  endforeach()
endforeach()
