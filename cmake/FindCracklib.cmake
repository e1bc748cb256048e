find_path(CRACKLIB_INCLUDE_DIR crack.h)
find_library(CRACKLIB_LIBRARY NAMES crack)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Cracklib DEFAULT_MSG CRACKLIB_LIBRARY CRACKLIB_INCLUDE_DIR)
if(Cracklib_FOUND AND NOT TARGET Cracklib::Cracklib)
  add_library(Cracklib::Cracklib UNKNOWN IMPORTED)
  set_target_properties(Cracklib::Cracklib PROPERTIES
    IMPORTED_LOCATION ${CRACKLIB_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${CRACKLIB_INCLUDE_DIR})
endif()
