# What cassia-server does, apart from its flags: the Thrift API over the embedded store. Not a library of its own: the
# program has all of it, so that it needs none of ours beside it.

find_library(CASSIA_CRYPT_LIBRARY crypt REQUIRED)
mark_as_advanced(CASSIA_CRYPT_LIBRARY)

cassia_objects(cassia_server_objects server)
target_link_libraries(cassia_server_objects
    PUBLIC cassia_objects cassia_thriftmodel_objects OpenSSL::SSL PkgConfig::PROMETHEUS ${CASSIA_CRYPT_LIBRARY})
