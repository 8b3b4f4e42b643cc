/** Holds the documents to the code: what they say is compared with it, what they show is run. */
@NullMarked
package dev.bellows.conformance.documents;

import org.jspecify.annotations.NullMarked;
