#pragma once

#include <curl/curl.h>

// Swift cannot call variadic functions, and libcurl's setters and getters are variadic. Each function here fixes the
// type of the value; only the types in use are offered.

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_string(CURL *handle, CURLoption option, const char *value);
CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);

typedef size_t (*ccurl_data_function)(char *buffer, size_t size, size_t count, void *context);
typedef int (*ccurl_debug_function)(CURL *handle, curl_infotype kind, char *data, size_t size, void *context);

CURLcode ccurl_set_data_function(CURL *handle, CURLoption option, ccurl_data_function function);
CURLcode ccurl_set_debug_function(CURL *handle, ccurl_debug_function function);

CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value);

// libcurl's own set-up, to be done once before any handle exists.
CURLcode ccurl_start(void);
