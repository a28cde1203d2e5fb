package dev.gantry.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AsCompletedTest {
    @Test
    @DisplayName("40: all futures come, those that are done first, then each as it ends")
    void all() throws Exception {
        Promise<Object> one = new Promise<>();
        Promise<Object> two = new Promise<>();
        Future<Object> cancelled = WaitTest.cancelledAndNotified();
        Future<Object> raised = WaitTest.raised();
        Future<Object> returned = WaitTest.returned();
        Completions<Future<Object>> completions = Futures.asCompleted(List.of(two, one, cancelled, raised, returned));
        List<Future<Object>> came = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            came.add(completions.next());
        }
        assertThat(came).containsExactlyInAnyOrder(cancelled, raised, returned);
        Thread completer = WaitTest.whenWaitedFor(() -> {
            one.complete(1);
            two.complete(2);
        });
        assertThat(completions.next()).isSameAs(one);
        assertThat(completions.next()).isSameAs(two);
        assertThat(completions.hasNext()).isFalse();
        assertThatThrownBy(completions::next).isInstanceOf(NoSuchElementException.class);
        completer.join();
    }

    @Test
    @DisplayName("42: the same future twice comes once")
    void duplicates() {
        Future<Object> returned = WaitTest.returned();
        assertThat((Iterable<Future<Object>>) Futures.asCompleted(List.of(returned, returned)))
                .containsExactly(returned);
    }

    @Test
    @DisplayName("43: the timeout says how many are unfinished")
    void timeout() {
        Completions<Future<Object>> completions = Futures.asCompleted(
                List.of(new Promise<>(), WaitTest.returned(), new Promise<>(), WaitTest.raised()),
                Duration.ofMillis(5));
        completions.next();
        completions.next();
        assertThatThrownBy(completions::next)
                .isInstanceOf(TimeoutException.class)
                .hasMessage("2 (of 4) futures unfinished");
    }

    @Test
    @DisplayName("nothing happens before the first look, so a future that ends before it comes as one that is done")
    void lazy() {
        Promise<Object> first = new Promise<>();
        Promise<Object> second = new Promise<>();
        Completions<Promise<Object>> completions = Futures.asCompleted(List.of(first, second), Duration.ZERO);
        second.complete(2);
        assertThat(completions.next()).isSameAs(second);
    }
}
