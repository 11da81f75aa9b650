# After an install, a claim outside the tree is a module:
#   find_package(lemmata REQUIRED)
#   add_library(mine MODULE mine.cpp)
#   target_link_libraries(mine PRIVATE lemmata::claim)       and then     lemmata --load ./libmine.so verify 'mine.*'
# Its symbols are found in the executable when it is loaded; it links nothing.
include(CMakePackageConfigHelpers)

add_library(lemmata_claim_interface INTERFACE)
set_target_properties(lemmata_claim_interface PROPERTIES EXPORT_NAME claim)
target_compile_features(lemmata_claim_interface INTERFACE cxx_std_20)
target_compile_options(lemmata_claim_interface INTERFACE -ffp-contract=off)
target_include_directories(lemmata_claim_interface INTERFACE
  "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>" "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/lemmata>")
add_library(lemmata::claim ALIAS lemmata_claim_interface)

set(config_dir "${CMAKE_INSTALL_LIBDIR}/cmake/lemmata")
install(TARGETS lemmata_claim_interface EXPORT lemmata-targets)
if(TARGET lemmata)
  install(TARGETS lemmata EXPORT lemmata-targets)
endif()
# Claims include num, chance, compress, oracle, problem, method, claim and bounds; plugins need the C header.
foreach(folder lib/num lib/chance lib/compress lib/oracle lib/problem lib/method lib/claim bounds lib/plugin)
  if(IS_DIRECTORY "${PROJECT_SOURCE_DIR}/${folder}")
    install(DIRECTORY "${folder}/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/lemmata/${folder}"
      FILES_MATCHING PATTERN "*.hpp" PATTERN "*.h" PATTERN "examples" EXCLUDE PATTERN "*_value.hpp" EXCLUDE)
  endif()
endforeach()

install(EXPORT lemmata-targets NAMESPACE lemmata:: DESTINATION "${config_dir}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/lemmata-config.cmake.in" "${PROJECT_BINARY_DIR}/lemmata-config.cmake"
  INSTALL_DESTINATION "${config_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/lemmata-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/lemmata-config.cmake" "${PROJECT_BINARY_DIR}/lemmata-config-version.cmake" DESTINATION "${config_dir}")
