# The report's page: <build>/share/lemmata/report holds what `lemmata report` runs with node, and an install has the same beside its bin.
# It is bundled from reports/web and the npm packages that `npm ci` puts there (./bootstrap does). Without them everything else builds.
find_program(LEMMATA_NODE node)
find_program(LEMMATA_CHROMIUM chromium chromium-browser)
mark_as_advanced(LEMMATA_NODE LEMMATA_CHROMIUM)

set(web_dir "${PROJECT_SOURCE_DIR}/reports/web")
set(page_dir "${PROJECT_BINARY_DIR}/share/lemmata/report")
if(LEMMATA_NODE AND EXISTS "${web_dir}/node_modules/esbuild/package.json")
  file(GLOB_RECURSE page_sources CONFIGURE_DEPENDS "${web_dir}/src/*.mjs" "${web_dir}/src/*.css")
  set(page_files "${page_dir}/build.mjs" "${page_dir}/page.js" "${page_dir}/page.css")
  add_custom_command(OUTPUT ${page_files}
    COMMAND "${LEMMATA_NODE}" "${web_dir}/bundle.mjs" "${page_dir}"
    DEPENDS ${page_sources} "${web_dir}/build.mjs" "${web_dir}/bundle.mjs" "${web_dir}/package-lock.json"
    COMMENT "Bundling the report's page" VERBATIM)
  add_custom_target(page ALL DEPENDS ${page_files})
  install(FILES ${page_files} DESTINATION "${CMAKE_INSTALL_DATADIR}/lemmata/report")
elseif(NOT LEMMATA_NODE)
  message(STATUS "The report has no page, and its tests are left out: node is not found")
else()
  message(STATUS "The report has no page, and its tests are left out: ${web_dir}/node_modules is missing (npm ci)")
endif()
