# Language, warnings and the flags that decide what a double operation means.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT DEFINED CMAKE_COMPILE_WARNING_AS_ERROR)
  set(CMAKE_COMPILE_WARNING_AS_ERROR ON)
endif()

# No fused multiply-add and no -march: a witness must give the same double on every machine.
add_compile_options(-ffp-contract=off)

# __FILE__ is relative to the checkout (properties/ef/x.cpp). Second map: ccache hands the compiler relative paths.
# Only macros are mapped, so that debuggers and gcov still find the sources.
file(RELATIVE_PATH from_build "${CMAKE_BINARY_DIR}" "${CMAKE_SOURCE_DIR}")
add_compile_options("-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=" "-fmacro-prefix-map=${from_build}=")

add_compile_definitions($<$<CONFIG:Debug,Sanitize>:_GLIBCXX_ASSERTIONS>)

find_program(CCACHE_PROGRAM ccache)
mark_as_advanced(CCACHE_PROGRAM)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The base directory makes cached paths relative: a second clone compiles nothing again.
  set(launcher "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" "${CCACHE_PROGRAM}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${launcher}")
  set(CMAKE_C_COMPILER_LAUNCHER "${launcher}")
endif()

# The distribution's Python, whatever else is first on PATH: NumPy of python3-numpy is there.
set(LEMMATA_PYTHON "/usr/bin/python3" CACHE FILEPATH "Python with NumPy, for plugins and test scripts")
set(Python3_EXECUTABLE "${LEMMATA_PYTHON}" CACHE FILEPATH "the same, for find_package(Python3)")

# Warnings are for our own code; all packages come in as SYSTEM.
function(lemmata_ours target)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wconversion)
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(${target} PRIVATE -Wno-sign-conversion)  # not part of g++'s -Wconversion
  else()
    # Instrumented code confuses this analysis (said so in GCC's manual under -fsanitize=address).
    target_compile_options(${target} PRIVATE $<$<CONFIG:Sanitize,Thread>:-Wno-maybe-uninitialized>)
  endif()
endfunction()

# lemmata_grouped(<result> <name> <files a group> <sources...>): what to compile instead of the sources, files that include so many each.
# CMake's own unity files name sources by absolute paths; a compiler cache then gives one clone the objects of another with dependencies
# on the other's files, and an edited file is not built again.
function(lemmata_grouped result name files_per_group)
  if(NOT LEMMATA_UNITY)
    set(${result} ${ARGN} PARENT_SCOPE)
    return()
  endif()
  set(groups)
  list(LENGTH ARGN count)
  math(EXPR last "${count} - 1")
  foreach(begin RANGE 0 ${last} ${files_per_group})
    list(SUBLIST ARGN ${begin} ${files_per_group} files)
    list(TRANSFORM files REPLACE "(.+)" "#include \"\\1\"")
    list(JOIN files "\n" content)
    set(group "${CMAKE_BINARY_DIR}/groups/${name}_${begin}.cpp")
    file(CONFIGURE OUTPUT "${group}" CONTENT "${content}\n" @ONLY)
    list(APPEND groups "${group}")
  endforeach()
  set(${result} ${groups} PARENT_SCOPE)
endfunction()
