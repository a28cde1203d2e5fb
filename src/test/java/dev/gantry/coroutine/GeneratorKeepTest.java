package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a suspended or ended generator keeps alive: no more than its body does. */
class GeneratorKeepTest {
    private static final class Thing {}

    /** Waits, as long as the test may take, until it is collected. */
    private static void expectGone(WeakReference<?> thing) throws InterruptedException {
        while (thing.get() != null) {
            System.gc();
            Thread.sleep(1);
        }
    }

    private static <T> Generator<T, Object> generator(boolean flat, FlatBody<T, Object> body) {
        Generator<T, Object> made = flat
                ? Generator.flat(body)
                : Generator.returning(yielder -> body.run(yielder)); // hands the yielder on, so has a stack
        assertThat(made.isFlat()).isEqualTo(flat);
        return made;
    }

    private static WeakReference<Object> sent(Generator<?, Object> to) {
        Object thing = new Thing();
        to.send(thing);
        return new WeakReference<>(thing);
    }

    private static WeakReference<Object> thrown(Generator<?, Object> into) {
        Exception thing = new Exception();
        into.throwInto(thing);
        return new WeakReference<>(thing);
    }

    @Test
    @DisplayName("a flat one does not keep what was sent, thrown or yielded last")
    void passed() throws Exception {
        Generator<Object, Object> generator = generator(true, yielder -> {
            for (int thrown = 0;;) {
                try {
                    yielder.yield(new Thing());
                } catch (Exception _) {
                    thrown++;
                }
            }
        });
        expectGone(new WeakReference<>(generator.next()));
        expectGone(sent(generator));
        expectGone(thrown(generator));
        Reference.reachabilityFence(generator);
    }

    private static WeakReference<Object> captured(Generator<?, ?>[] into, boolean flat) {
        Object thing = new Thing();
        into[0] = generator(flat, yielder -> yielder.yield(thing));
        return new WeakReference<>(thing);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName("one that was closed before it began holds nothing that its body captured")
    void closed(boolean flat) throws Exception {
        Generator<?, ?>[] generator = new Generator<?, ?>[1];
        WeakReference<Object> thing = captured(generator, flat);
        generator[0].close();
        expectGone(thing);
        Reference.reachabilityFence(generator);
    }

    @Test
    @DisplayName("a suspended one holds what its body captured and still needs")
    void held() {
        Generator<?, ?>[] generator = new Generator<?, ?>[1];
        WeakReference<Object> thing = captured(generator, true);
        System.gc();
        assertThat(thing.get()).isNotNull();
        assertThat(generator[0].next()).isSameAs(thing.get());
    }
}
