#pragma once
// Debian's libxml2 headers bring in ICU's, which Foundation has in another version; without ICU the two can be
// imported together. No field that this leaves out is ever touched.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

// How many bytes of the document lie before the place where the parser stands.
static inline unsigned long nightdesk_xml_offset(xmlParserCtxtPtr parser) {
  xmlParserInputPtr input = parser->input;
  return input == NULL ? 0 : input->consumed + (unsigned long)(input->cur - input->base);
}

// The line on which the parser stands, from 1.
static inline int nightdesk_xml_line(xmlParserCtxtPtr parser) {
  return parser->input == NULL ? 0 : parser->input->line;
}

// The byte in that line, from 1.
static inline int nightdesk_xml_column(xmlParserCtxtPtr parser) {
  return parser->input == NULL ? 0 : parser->input->col;
}
