/**
 * The demonstration: a shop on a PostgreSQL of its own is taken through the whole life of a
 * migration, with the real command line, while its application serves requests.
 */
@NullMarked
package dev.bellows.examples.shop;

import org.jspecify.annotations.NullMarked;
