package dev.gantry.query;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Table over a snapshot. Its rows lie in units, such as the slices of one lane at one depth; a unit is opened by the
 * thread that reads it, so several read at a time. Immutable.
 *
 * @param <U> what holds the rows of a unit
 * @param name its name in SQL
 * @param columns in their order
 * @param units how many units there are
 * @param rows how many rows there are in all, or about so many
 * @param open the unit with this number, from 0
 * @param size how many rows a unit has
 */
record Table<U>(
        String name, List<Column<U>> columns, int units, long rows, IntFunction<U> open, ToIntFunction<U> size) {}
