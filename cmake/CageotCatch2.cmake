# Debian 12 ships Catch2 2.13, Debian 13 ships 3.x; tests/support/catch2_compat.h is the only file that knows.
find_package(Catch2 REQUIRED)
include(Catch)
add_library(cageot_test_main STATIC ${PROJECT_SOURCE_DIR}/tests/support/main.cpp)
target_include_directories(cageot_test_main PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_compile_definitions(cageot_test_main PUBLIC CAGEOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
if(Catch2_VERSION VERSION_LESS 3)
  target_compile_definitions(cageot_test_main PUBLIC CAGEOT_CATCH2_V2)
endif()
target_link_libraries(cageot_test_main PUBLIC Catch2::Catch2 PRIVATE cageot_options)

# cageot_test(plan SOURCES ... [DEPENDS ...]): program test_plan, its cases labelled "plan" in ctest.
function(cageot_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS" ${ARGN})
  list(TRANSFORM arg_SOURCES PREPEND ${name}/)
  add_executable(test_${name} ${arg_SOURCES})
  target_link_libraries(test_${name} PRIVATE cageot::${name} cageot_test_main cageot_options ${arg_DEPENDS})
  catch_discover_tests(test_${name} TEST_PREFIX "${name}: " PROPERTIES LABELS "${name}" TIMEOUT 300)
endfunction()
