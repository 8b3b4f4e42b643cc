package dev.bellows.engine.sync;

import dev.bellows.engine.schema.Volatility;
import java.util.Set;

/**
 * An expression that the server has accepted. Its text is never edited; where names differ it is
 * evaluated in a scope that supplies them.
 *
 * @param sql as declared
 * @param type the type of its value, as the server writes it
 * @param reads the columns it reads, as the expression calls them
 */
public record Expression(String sql, String type, Set<String> reads, Volatility volatility) {}
