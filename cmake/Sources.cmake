# lemmata_objects(<name> <folder> [packages...]) makes the object library lemmata_<name> of all .cpp files below a folder, if it has any.
# Object libraries, because claims and compressors register themselves: a linker drops unreferenced members of a static library.
# Its packages are PRIVATE: they are linked where the objects are, and their headers are seen by these sources only.
function(lemmata_objects name folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/${folder}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "/examples/|/node_modules/|^lib/app/mpi/|^lib/app/main\\.cpp$")
  if(NOT sources)
    return()
  endif()
  # What the bench measures is compiled as the engine is.
  set(measured ${sources})
  list(FILTER measured INCLUDE REGEX "lib/app/bench/(exact|search|monte_carlo|kernels)")
  list(REMOVE_ITEM sources ${measured})
  set_source_files_properties(${measured} PROPERTIES COMPILE_OPTIONS $<$<CONFIG:Release>:-O2>)
  # Headers and templates are compiled once for a group: half of a claim's time. Groups of claims are small, so that an edited one is
  # built fast. Each scalar of lib/num has the same file-local names, so these compile alone.
  if(folder MATCHES "^(lib|reports|bounds)" AND NOT folder STREQUAL "lib/num")
    lemmata_grouped(sources 5 ${sources})
  elseif(folder MATCHES "^properties")
    lemmata_grouped(sources 4 ${sources})
  endif()
  add_library(lemmata_${name} OBJECT ${sources} ${measured})
  lemmata_ours(lemmata_${name})
  target_link_libraries(lemmata_${name} PRIVATE ${ARGN})
  # Claims are many and their search is bounded by effort, the command's sources are slow to compile and quick to run: -Og saves a third, and takes nothing from a ledger.
  if(folder MATCHES "^(properties|lib/app|reports)")
    target_compile_options(lemmata_${name} PRIVATE $<$<CONFIG:Release>:-Og>)
  endif()
  set_property(GLOBAL APPEND PROPERTY LEMMATA_OBJECT_LIBRARIES lemmata_${name})
endfunction()
