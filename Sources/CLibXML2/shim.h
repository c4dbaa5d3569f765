/* Debian builds libxml2 with ICU and its headers would bring ICU's types along; they clash with the ICU inside
   Foundation wherever a module uses both. Nothing we call has an ICU type in it. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/HTMLparser.h>
