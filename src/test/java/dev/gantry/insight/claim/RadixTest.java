package dev.gantry.insight.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Values are sorted as by the JDK, however many there are and however far apart. */
class RadixTest {
    private static long[] values(long seed, int bits, int size) {
        Random random = new Random(seed);
        long base = random.nextBoolean() ? 0 : random.nextLong();
        long[] values = random.longs(size, 0, 1L << bits - 1).map(value -> base + value).toArray();
        for (int open = random.nextInt(3); open > 0 && size > 0; open--) {
            values[random.nextInt(size)] = Long.MAX_VALUE;
        }
        if (random.nextInt(4) == 0) {
            Arrays.sort(values);
        }
        return values;
    }

    @Property(tries = 60)
    void valuesAreSorted(@ForAll long seed, @ForAll @IntRange(min = 1, max = 63) int bits,
            @ForAll @IntRange(min = 0, max = 9_000) int size) {
        long[] values = values(seed, bits, size);
        int some = size - size / 10;
        long[] expected = values.clone();
        Arrays.sort(expected, 0, some);
        Radix.sort(values, some);
        assertThat(values).isEqualTo(expected);
    }

    @Property(tries = 60)
    void theOrderKeepsEqualOnesAsTheyWere(@ForAll long seed, @ForAll @IntRange(min = 1, max = 63) int bits,
            @ForAll @IntRange(min = 0, max = 5_000) int size) {
        long[] values = values(seed, bits, size);
        int[] expected = IntStream.range(0, size).boxed()
                .sorted(Comparator.comparingLong((Integer place) -> values[place])).mapToInt(Integer::intValue)
                .toArray();
        assertThat(Radix.order(values)).isEqualTo(expected);
    }
}
