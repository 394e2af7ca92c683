#ifndef SHIPPED_FILES_H
#define SHIPPED_FILES_H

/// A file of the repository that the programs carry with them.
typedef struct {
    /// Its path in the repository: `config/measures.yaml`; null behind the last.
    const char *path;
    /// What stands in it, in UTF-8, with a zero behind it.
    const unsigned char *text;
} shipped_file;

/// The first of all of them.
const shipped_file *first_shipped_file(void);

#endif
