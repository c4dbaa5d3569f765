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

typedef curl_socket_t (*ccurl_socket_function)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
typedef int (*ccurl_request_function)(void *context, char *peer, char *own, int peer_port, int own_port);

CURLcode ccurl_set_socket_function(CURL *handle, ccurl_socket_function function);
CURLcode ccurl_set_request_function(CURL *handle, ccurl_request_function function);

CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value);

CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value);

// The address of a socket about to be opened. It may be longer than the struct that declares it (IPv6), so that it must
// not be copied out by the struct's size.
const struct sockaddr *ccurl_peer(const struct curl_sockaddr *address);

// libcurl's own set-up, to be done once before any handle exists.
CURLcode ccurl_start(void);
