/** The engine's records as documents and as text; field names are a contract. */
@NullMarked
package dev.bellows.cli.view;

import org.jspecify.annotations.NullMarked;
