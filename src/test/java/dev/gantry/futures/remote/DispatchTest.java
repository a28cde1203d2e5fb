package dev.gantry.futures.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import dev.gantry.futures.ExecutorScope;
import dev.gantry.hook.ExecutorTag;

/** Who gets which task, told step by step. */
@Tag("engine")
class DispatchTest {
    private final Dispatch dispatch = new Dispatch(1);
    private final WorkerSet workers = new WorkerSet(new NoBackend(), new ExecutorTag("pool"),
            ExecutorScope.current(), dispatch, 0);
    private final Worker worker = new Worker(workers, "worker");

    private Call<Integer> call(long number) {
        return new Call<>(dispatch, number, "", 0, () -> 1, 0);
    }

    @Test
    @DisplayName("a worker that gets its first task at once has one at a time, also if that could not be sent before "
            + "it started")
    void oneAtATime() {
        Call<Integer> first = call(1);
        dispatch.add(first);
        assertThat(dispatch.hire(() -> worker, true)).contains(worker);
        assertThat(worker.current).isSameAs(first);

        assertThat(dispatch.answered(worker, 1)).isPresent(); // it could not be sent
        dispatch.ready(worker);
        dispatch.started(worker);
        Call<Integer> second = call(2);
        Call<Integer> third = call(3);
        dispatch.add(second);
        dispatch.add(third);

        assertThat(worker.current).isSameAs(second);
        assertThat(third.wasHanded()).isFalse();
    }

    @Test
    @DisplayName("a worker that has to ask for its first task gets none before it has started")
    void asks() {
        Call<Integer> first = call(1);
        dispatch.add(first);
        dispatch.hire(() -> worker, false);
        assertThat(worker.current).isNull();

        dispatch.started(worker);
        assertThat(worker.current).isSameAs(first);
    }

    @Test
    @DisplayName("a task that is taken back from the call queue makes room for the next")
    void withdrawn() {
        Call<Integer> first = call(1);
        Call<Integer> second = call(2);
        Call<Integer> third = call(3);
        Call<Integer> fourth = call(4);
        dispatch.add(first);
        dispatch.hire(() -> worker, true);
        dispatch.add(second);
        dispatch.add(third);
        dispatch.add(fourth);
        dispatch.refill();
        assertThat(second.running()).isTrue();
        assertThat(second.cancel()).isFalse();
        assertThat(fourth.running()).isFalse();

        assertThat(second.cancel(true)).isTrue();
        assertThat(fourth.running()).isTrue();
        assertThat(dispatch.answered(worker, 1)).isPresent();
        dispatch.ready(worker);
        assertThat(worker.current).isSameAs(third);
        assertThat(second.wasHanded()).isFalse();
    }

    @Test
    @DisplayName("the task of a worker that could not be started waits for the next")
    void notStarted() {
        Call<Integer> first = call(1);
        dispatch.add(first);
        dispatch.hire(() -> worker, true);
        dispatch.notStarted(worker);

        Worker other = new Worker(workers, "other");
        dispatch.hire(() -> other, true);
        assertThat(other.current).isSameAs(first);
    }

    @Test
    @DisplayName("the task of a worker that could not be started goes to one that became idle meanwhile")
    void notStartedWhileAnotherIsIdle() {
        dispatch.room(2);
        dispatch.add(call(1));
        dispatch.hire(() -> worker, true);
        Call<Integer> second = call(2);
        dispatch.add(second);
        Worker nowhere = new Worker(workers, "nowhere");
        dispatch.hire(() -> nowhere, true);
        assertThat(nowhere.current).isSameAs(second);
        assertThat(dispatch.answered(worker, 1)).isPresent();
        dispatch.ready(worker);
        assertThat(worker.current).isNull();

        dispatch.notStarted(nowhere);
        assertThat(worker.current).isSameAs(second);
    }

    @Test
    @DisplayName("the task of a worker that was lost runs before those that wait, and there is room for more workers")
    void lost() {
        Call<Integer> first = call(1);
        dispatch.add(first);
        dispatch.hire(() -> worker, true);
        dispatch.add(call(2));
        assertThat(dispatch.lose(worker)).contains(first);
        dispatch.gone(worker);
        assertThat(dispatch.again(first)).isTrue();
        Worker other = new Worker(workers, "other");
        dispatch.hire(() -> other, true);
        assertThat(other.current).isSameAs(first);
        dispatch.room(2);
        Worker third = new Worker(workers, "third");
        assertThat(dispatch.hire(() -> third, true)).contains(third);
        assertThat(third.current.number).isEqualTo(2);
    }

    @Test
    @DisplayName("without room for workers no task runs, and all can be cancelled: those too that were in the "
            + "call queue")
    void noRoom() {
        Call<Integer> first = call(1);
        Call<Integer> second = call(2);
        dispatch.add(first);
        dispatch.add(second);
        dispatch.refill();
        assertThat(first.running()).isTrue();
        assertThat(second.running()).isTrue();

        dispatch.room(0);
        assertThat(first.running()).isFalse();
        assertThat(second.running()).isFalse();
        Call<Integer> third = call(3);
        assertThat(dispatch.add(third)).isFalse();
        assertThat(dispatch.waiting()).isEqualTo(3);
        assertThat(first.cancel()).isTrue();
        assertThat(dispatch.waiting()).isEqualTo(2);

        dispatch.room(1);
        assertThat(dispatch.hire(() -> worker, true)).contains(worker);
        assertThat(worker.current).isSameAs(second);
        assertThat(third.running()).isTrue();
    }

    @Test
    @DisplayName("a task that is to run again, or whose worker could not be started, waits too when there is no "
            + "room left")
    void backWithoutRoom() {
        Call<Integer> first = call(1);
        dispatch.add(first);
        dispatch.hire(() -> worker, true);
        dispatch.room(0);
        assertThat(first.running()).isTrue();
        dispatch.notStarted(worker);
        assertThat(first.running()).isFalse();

        dispatch.room(1);
        Worker other = new Worker(workers, "other");
        dispatch.hire(() -> other, true);
        assertThat(dispatch.lose(other)).contains(first);
        dispatch.gone(other);
        dispatch.room(0);
        assertThat(dispatch.again(first)).isTrue();
        assertThat(first.cancel()).isTrue();
    }
}
