package dev.gantry.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class OrderTest {
    @Test
    void numbersComeInTheOrderOfTheirKeysAndEqualsAsTheyWere() {
        for (int size : new int[]{0, 1, 2, 3, 17, 1000}) {
            Random random = new Random(size);
            long[] keys = random.longs(size, -5, 5).toArray();

            int[] up = Order.of(size, i -> keys[i], false, () -> false);
            int[] down = Order.of(size, i -> keys[i], true, () -> false);

            assertThat(up).isEqualTo(sorted(size, Comparator.comparingLong(i -> keys[i])));
            assertThat(down).isEqualTo(sorted(size, Comparator.comparingLong((Integer i) -> keys[i]).reversed()));
        }
    }

    @Test
    void sortingIsGivenUpWhenItIsNotWantedAnyMore() {
        assertThat(Order.of(100, i -> -i, false, () -> true)).isEmpty();
    }

    private static int[] sorted(int size, Comparator<Integer> by) {
        return IntStream.range(0, size).boxed().sorted(by).mapToInt(Integer::intValue).toArray();
    }
}
