package dev.gantry.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Greenlets with generators, deep stacks, and in great numbers. */
class GreenletLifeTest {
    @Test
    @DisplayName("100 greenlets can be generators")
    void genlet() {
        Greenlet consumer = Greenlet.current();
        Greenlet producer = new Greenlet(() -> {
            for (int i = 0; i < 5; i++) {
                consumer.switchTo(i);
            }
            consumer.switchTo("end");
        });
        List<Object> seen = new ArrayList<>();
        for (Object item = producer.switchTo(); !item.equals("end"); item = producer.switchTo()) {
            seen.add(item);
        }
        assertThat(seen).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    @DisplayName("100 a greenlet may switch away inside a generator that it runs, and comes back into it")
    void switchInsideGenerator() {
        Greenlet main = Greenlet.current();
        List<Object> log = new ArrayList<>();
        Greenlet greenlet = new Greenlet(() -> {
            Generator<Object, Void> generator = Generator.of(yielder -> {
                for (int i = 0; i < 3; i++) {
                    yielder.yield(main.switchTo("inside " + i));
                }
            });
            generator.forEachRemaining(log::add);
        });
        Object out = greenlet.switchTo();
        for (int i = 0; i < 3; i++) {
            log.add(out);
            out = greenlet.switchTo("sent " + i);
        }
        assertThat(log).containsExactly("inside 0", "sent 0", "inside 1", "sent 1", "inside 2", "sent 2");
        assertThat(greenlet.isDead()).isTrue();
    }

    @Test
    @DisplayName("a generator on main may switch to a greenlet; that one cannot yield in its place")
    void greenletInsideGenerator() {
        Generator<Object, Void> generator = Generator.of(yielder -> {
            Greenlet greenlet = new Greenlet(_ -> {
                try {
                    return yielder.yield("stolen");
                } catch (IllegalStateException e) {
                    return e.getMessage();
                }
            });
            yielder.yield(greenlet.switchTo());
        });
        assertThat(generator.next()).isEqualTo("only the generator that runs may yield");
        assertThat((Iterator<Object>) generator).isExhausted();
    }

    @Test
    @DisplayName("a greenlet switches 2,000 frames deep, and comes back to each of them")
    void deepStack() {
        Greenlet main = Greenlet.current();
        Greenlet greenlet = new Greenlet(_ -> descend(main, 2_000));
        for (int i = 0; i < 2_000; i++) {
            greenlet.switchTo(1);
        }
        assertThat(greenlet.switchTo(1)).isEqualTo(2_000);
    }

    @Test
    @DisplayName("§4 an abandoned greenlet gets a GreenletExit in its own thread")
    void abandoned() throws Exception {
        List<String> log = new ArrayList<>();
        for (int i = 0; i < 200 && log.isEmpty(); i++) {
            if (i % 20 == 0) {
                abandon(log); // no collector promises to find one certain object
            }
            System.gc();
            Thread.sleep(10);
            Greenlet.current();
        }
        assertThat(log).isNotEmpty().containsOnly(Thread.currentThread().getName());
    }

    @Test
    @DisplayName("an abandoned greenlet that goes on has its parent again, and is ended again when it is dropped again")
    void abandonedTwice() throws Exception {
        List<Greenlet> ended = new ArrayList<>();
        Greenlet main = Greenlet.current();
        Greenlet parent = new Greenlet(() -> {});
        for (int time = 0; time < 2; time++) {
            ended.clear();
            for (int i = 0; i < 400 && ended.isEmpty(); i++) {
                if (time == 0 && i % 20 == 0) {
                    abandonStubborn(ended, main, parent);
                }
                System.gc();
                Thread.sleep(10);
                Greenlet.current();
            }
            assertThat(ended).isNotEmpty()
                    .allSatisfy(greenlet -> assertThat(greenlet.parent()).containsSame(parent));
        }
    }

    @Test
    @DisplayName("each of several abandoned greenlets that go on has its parent again")
    void manyAbandoned() throws Exception {
        List<Greenlet> ended = new ArrayList<>();
        Greenlet main = Greenlet.current();
        Greenlet parent = new Greenlet(() -> {});
        for (int i = 0; i < 50; i++) {
            abandonStubborn(ended, main, parent);
        }
        for (int i = 0; i < 400 && ended.size() < 40; i++) {
            System.gc();
            Thread.sleep(10);
            Greenlet.current();
        }
        assertThat(ended).hasSizeGreaterThanOrEqualTo(40)
                .allSatisfy(greenlet -> assertThat(greenlet.parent()).containsSame(parent));
    }

    @Test
    @DisplayName("ten thousand greenlets that are lost at once all end")
    void lostAtOnce() throws Exception {
        AtomicInteger ended = new AtomicInteger();
        loseMany(10_000, ended);
        for (int i = 0; i < 400 && ended.get() < 9_999; i++) {
            System.gc();
            Thread.sleep(10);
            Greenlet.current();
        }
        assertThat(ended).hasValueGreaterThanOrEqualTo(9_999); // a stack frame may hold the last
    }

    /** Keeps them all until there are so many. */
    private static void loseMany(int count, AtomicInteger ended) {
        Greenlet main = Greenlet.current();
        List<Greenlet> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Greenlet greenlet = new Greenlet(() -> {
                try {
                    main.switchTo();
                } finally {
                    ended.incrementAndGet();
                }
            });
            greenlet.switchTo();
            all.add(greenlet);
        }
        assertThat(all).hasSize(count);
    }

    private static void abandonStubborn(List<Greenlet> ended, Greenlet main, Greenlet parent) {
        new Greenlet(_ -> {
            while (true) {
                try {
                    main.switchTo();
                } catch (GreenletExit _) {
                    ended.add(Greenlet.current());
                }
            }
        }, parent).switchTo();
    }

    @Test
    @DisplayName("a million short greenlets leave nothing behind")
    void million() {
        AtomicInteger count = new AtomicInteger();
        Greenlet main = Greenlet.current();
        long before = 0;
        for (int i = 0; i < 1_000_000; i++) {
            Greenlet greenlet = new Greenlet(() -> {
                main.switchTo();
                count.incrementAndGet();
            });
            greenlet.switchTo();
            greenlet.switchTo();
            if (i == 100_000) {
                before = used();
            }
        }
        assertThat(count).hasValue(1_000_000);
        assertThat(used() - before).isLessThan(10 << 20);
    }

    private static int descend(Greenlet main, int depth) {
        if (depth == 0) {
            return 0;
        }
        int received = (int) main.switchTo();
        return received + descend(main, depth - 1);
    }

    private static void abandon(List<String> log) {
        Greenlet main = Greenlet.current();
        new Greenlet(() -> {
            try {
                main.switchTo();
            } finally {
                log.add(Thread.currentThread().getName());
            }
        }).switchTo();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
