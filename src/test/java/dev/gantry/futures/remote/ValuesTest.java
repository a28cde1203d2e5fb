package dev.gantry.futures.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.NotSerializableException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ValuesTest {
    private static Object sent(Object value) throws Exception {
        byte[] bytes = Values.write(value).orElseThrow();
        byte[] moved = new byte[bytes.length + 3]; // in a frame they do not begin at 0
        System.arraycopy(bytes, 0, moved, 3, bytes.length);
        return Values.read(moved, 3);
    }

    @Test
    @DisplayName("plain values come out as they went in")
    void plain() throws Exception {
        for (Object value : Arrays.asList(null, 1, -1L, 0.5, Double.NaN, "", "a text with ümlaut", true, false)) {
            assertThat(sent(value)).isEqualTo(value);
        }
    }

    @Test
    @DisplayName("arrays and lists keep their order and their elements' types, of one kind or of many")
    void arrays() throws Exception {
        Object[][] all = {
                {}, {null, null}, {1, 2L, 0.5, "a", true, null}, {7}, {1, null}, {"a", "b"}, {1, 2, 3L}, {1L, 2},
                {1.0, 2},
                IntStream.of(Integer.MIN_VALUE, -1, 0, 127, 128, Integer.MAX_VALUE).boxed().toArray(),
                LongStream.of(Long.MIN_VALUE, -1, 0, Long.MAX_VALUE).boxed().toArray(),
                {-0.0, 0.0, Double.MIN_VALUE, Double.NEGATIVE_INFINITY, Double.NaN},
                IntStream.range(0, 5000).boxed().toArray()};
        for (Object[] array : all) {
            assertThat((Object[]) sent(array)).isExactlyInstanceOf(Object[].class).containsExactly(array);
            List<Object> list = new ArrayList<>(Arrays.asList(array));
            assertThat(sent(list)).isExactlyInstanceOf(ArrayList.class).isEqualTo(list);
        }
    }

    @Test
    @DisplayName("numbers of one kind take no byte more than their bits and a head")
    void columns() {
        assertThat(Values.write(IntStream.range(0, 500).boxed().toArray()).orElseThrow())
                .hasSize(7 + 500 * Integer.BYTES);
        assertThat(Values.write(LongStream.range(0, 500).boxed().toArray()).orElseThrow())
                .hasSize(7 + 500 * Long.BYTES);
    }

    @Test
    @DisplayName("what has an identity of its own is no plain value, nor what holds it")
    void objects() {
        assertThat(Values.write(new Object())).isEmpty();
        assertThat(Values.write(new Object[]{1, new Object()})).isEmpty();
        assertThat(Values.write(new Integer[]{1})).isEmpty();
        assertThat(Values.write(List.of(1))).isEmpty();
        assertThat(Values.write("\ud800")).isEmpty();
        assertThatThrownBy(() -> Packing.pack(new Object[]{1, new Object()}, 1000))
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    @DisplayName("damaged values are refused, wherever they are cut and whatever they claim")
    void damaged() {
        for (Object value : List.of(7, "text", new Object[]{1, "a"}, new Object[]{1, 2}, new Object[]{1L, 2L},
                new Object[]{1.0, 2.0})) {
            byte[] bytes = Values.write(value).orElseThrow();
            for (int length = 0; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> Values.read(cut, 0)).isInstanceOf(StreamCorruptedException.class);
            }
        }
        byte[] column = Values.write(new Object[]{1, 2}).orElseThrow();
        for (int at = 0; at < 4; at++) {
            byte[] wrong = column.clone();
            wrong[at] = 100; // the tag, the shape, the kind, the highest byte of the length
            assertThatThrownBy(() -> Values.read(wrong, 0)).isInstanceOf(StreamCorruptedException.class);
        }
    }
}
