package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Delegation, ported from Python's test_yield_from. */
class YieldFromTest {
    private final List<String> trace = new ArrayList<>();

    private Generator<String, String> inner(String... values) {
        return Generator.of(yielder -> {
            trace.add("Starting g2");
            try {
                for (String value : values) {
                    String sent = yielder.yield(value);
                    if (sent != null) {
                        trace.add("g2 received " + sent);
                    }
                }
            } finally {
                trace.add("Finishing g2");
            }
        });
    }

    private Generator<String, String> outer(Generator<String, String> inner) {
        return Generator.of(yielder -> {
            trace.add("Starting g1");
            try {
                yielder.yield("g1 ham");
                yielder.yieldFrom(inner);
                yielder.yield("g1 eggs");
            } finally {
                trace.add("Finishing g1");
            }
        });
    }

    @Test
    @DisplayName("75 next is delegated")
    void next() {
        for (String value : outer(inner("g2 spam", "g2 more spam"))) {
            trace.add("Yielded " + value);
        }
        assertThat(trace).containsExactly(
                "Starting g1",
                "Yielded g1 ham",
                "Starting g2",
                "Yielded g2 spam",
                "Yielded g2 more spam",
                "Finishing g2",
                "Yielded g1 eggs",
                "Finishing g1");
    }

    @Test
    @DisplayName("75 send is delegated")
    void send() {
        Generator<String, String> generator = outer(inner("a", "b"));
        generator.next();
        generator.next();
        generator.send("one");
        assertThat(generator.send("two")).isEqualTo("g1 eggs");
        assertThat(trace).containsExactly(
                "Starting g1", "Starting g2", "g2 received one", "g2 received two", "Finishing g2");
    }

    @Test
    @DisplayName("75 throw is delegated, and what the inner does not catch comes out of the outer")
    void throwInto() {
        Generator<String, String> inner = Generator.of(yielder -> {
            try {
                yielder.yield("a");
            } catch (IllegalArgumentException e) {
                yielder.yield("caught " + e.getMessage());
            } finally {
                trace.add("Finishing g2");
            }
        });
        Generator<String, String> generator = outer(inner);
        generator.next();
        generator.next();
        assertThat(generator.throwInto(new IllegalArgumentException("x"))).isEqualTo("caught x");
        IllegalArgumentException last = new IllegalArgumentException("tomato ejected");
        assertThatThrownBy(() -> generator.throwInto(last)).isSameAs(last);
        assertThat(trace).containsExactly("Starting g1", "Finishing g2", "Finishing g1");
    }

    @Test
    @DisplayName("75 close is delegated: inner finally before outer")
    void close() {
        Generator<String, String> generator = outer(inner("a", "b"));
        generator.next();
        generator.next();
        generator.close();
        assertThat(trace).containsExactly("Starting g1", "Starting g2", "Finishing g2", "Finishing g1");
    }

    @Test
    @DisplayName("76 the value of yieldFrom is what the inner returned")
    void value() {
        Generator<Integer, Integer> generator = Generator.returning(yielder -> {
            Generator<Integer, Integer> inner = Generator.returning(deeper -> {
                deeper.yield(1);
                return "inner";
            });
            return yielder.yieldFrom(inner) + " outer";
        });
        assertThat(generator.next()).isEqualTo(1);
        assertThat(catchThrowableOfType(StopIteration.class, generator::next).value()).isEqualTo("inner outer");
    }

    @Test
    @DisplayName("77 an iterator that is delegated to takes nothing sent")
    void sendToIterator() {
        Generator<Integer, Integer> generator = Generator.of(yielder -> yielder.yieldAll(List.of(1, 2).iterator()));
        generator.next();
        assertThatThrownBy(() -> generator.send(42)).isInstanceOf(UnsupportedOperationException.class)
                .hasMessageEndingWith("object has no attribute 'send'");
    }

    @Test
    @DisplayName("77 what is thrown while an iterator is delegated to is thrown at the delegation")
    void throwWhileIterator() {
        Generator<Integer, Integer> generator = Generator.of(yielder -> {
            try {
                yielder.yieldAll(List.of(1, 2).iterator());
            } catch (IllegalArgumentException e) {
                yielder.yield(99);
            }
        });
        generator.next();
        assertThat(generator.throwInto(new IllegalArgumentException())).isEqualTo(99);
    }

    @Test
    @DisplayName("78 a generator cannot delegate to itself")
    void loop() {
        AtomicReference<Generator<Integer, Integer>> self = new AtomicReference<>();
        Generator<Integer, Integer> generator = Generator.of(yielder -> yielder.yieldFrom(self.get()));
        self.set(generator);
        assertThatThrownBy(generator::next).hasMessage("generator already executing");
    }

    @Test
    @DisplayName("18 an inner generator that was exhausted before gives null: who exhausted it has had its value")
    void exhaustedBefore() {
        Generator<Integer, Integer> inner = Generator.returning(yielder -> {
            yielder.yield(1);
            return "value";
        });
        inner.forEachRemaining(_ -> {});
        Generator<Integer, Integer> generator = Generator.returning(yielder -> "got " + yielder.yieldFrom(inner));
        assertThat(catchThrowableOfType(StopIteration.class, generator::next).value()).isEqualTo("got null");
    }

    @Test
    @DisplayName("18 a yielder that was kept throws into who uses it, and leaves what it is given alone")
    void keptYielder() {
        AtomicReference<Yielder<Integer, Integer>> kept = new AtomicReference<>();
        Generator<Integer, Integer> generator = Generator.of(yielder -> {
            kept.set(yielder);
            yielder.yield(1);
        });
        generator.next();
        Generator<Integer, Integer> inner = Generator.of(yielder -> {
            try {
                yielder.yield(1);
            } catch (IllegalStateException e) {
                trace.add("thrown in");
            }
        });
        List<Integer> items = new ArrayList<>(List.of(1));
        assertThatThrownBy(() -> kept.get().yieldFrom(inner)).hasMessage("only the generator that runs may yield");
        assertThatThrownBy(() -> kept.get().yieldAll(items.iterator()))
                .hasMessage("only the generator that runs may yield");
        assertThat(inner.next()).as("not begun so far").isEqualTo(1);
        assertThat(trace).isEmpty();
    }
}
