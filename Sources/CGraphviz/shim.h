#pragma once
#define _GNU_SOURCE
#include <dlfcn.h>
#include <graphviz/gvc.h>
#include <graphviz/gvplugin.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/// A context with nothing but the layout called dot: no fonts are read, no configuration, no renderer. The plugin lies
/// beside the library; NULL where it does not.
static inline GVC_t *nightdesk_layout_context(void) {
  Dl_info library;
  if (!dladdr((void *)&gvContextPlugins, &library) || !library.dli_fname) return NULL;
  const char *slash = strrchr(library.dli_fname, '/');
  if (!slash) return NULL;
  char path[PATH_MAX];
  int length = snprintf(path, sizeof path, "%.*s/graphviz/libgvplugin_dot_layout.so.6",
                        (int)(slash - library.dli_fname), library.dli_fname);
  if (length <= 0 || (size_t)length >= sizeof path) return NULL;
  void *plugin = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!plugin) return NULL;
  gvplugin_library_t *layouts = dlsym(plugin, "gvplugin_dot_layout_LTX_library");
  if (!layouts) return NULL;
  static lt_symlist_t plugins[2];
  plugins[0].name = "gvplugin_dot_layout_LTX_library";
  plugins[0].address = layouts;
  return gvContextPlugins(plugins, 0);
}

static inline double nightdesk_node_x(Agnode_t *node) { return ND_coord(node).x; }
static inline double nightdesk_node_y(Agnode_t *node) { return ND_coord(node).y; }
static inline Agraph_t *nightdesk_open_graph(void) { return agopen((char *)"ties", Agdirected, NULL); }
static inline void nightdesk_set(void *object, const char *name, const char *value) {
  agsafeset(object, (char *)name, (char *)value, (char *)"");
}
static inline Agnode_t *nightdesk_add_node(Agraph_t *graph, const char *name) { return agnode(graph, (char *)name, 1); }
static inline void nightdesk_add_edge(Agraph_t *graph, Agnode_t *tail, Agnode_t *head) {
  agedge(graph, tail, head, NULL, 1);
}
