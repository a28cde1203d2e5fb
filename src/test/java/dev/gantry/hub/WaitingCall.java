package dev.gantry.hub;

import static dev.gantry.hub.BothKinds.Hubs.ms;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import dev.gantry.coroutine.GreenletExit;

/** Every call that can wait. */
enum WaitingCall {
    SLEEP(hub -> new Case(() -> hub.sleep(ms(3_600_000)), null, false)),
    JOIN_TASK(hub -> onGate(hub, (_, task) -> task.join())),
    JOIN_TASK_WITHIN(hub -> onGate(hub, (_, task) -> task.join(ms(3_600_000))).timed()),
    GET_TASK(hub -> onGate(hub, (_, task) -> task.get())),
    KILL_TASK(hub -> {
        Event gate = new Event(hub);
        HubTask<Void> stubborn = hub.spawn(() -> {
            while (!gate.isSet()) {
                try {
                    gate.await();
                } catch (GreenletExit _) {
                    // does not want to end
                }
            }
        });
        hub.sleep(ms(0));
        return new Case(stubborn::kill, gate::set, true);
    }),
    JOIN_ALL(hub -> onGate(hub, (_, task) -> hub.joinAll(List.of(task)))),
    WAIT_FOR(hub -> onGate(hub, (gate, task) -> hub.waitFor(List.of(gate, task), WaitOptions.ALL))),
    EACH_OF(hub -> onGate(hub,
            (gate, task) -> hub.eachOf(List.of(gate, task), WaitOptions.ALL).forEachRemaining(Waitable::isReady))),
    JOIN_HUB(hub -> {
        HubTask<Void> sleeper = hub.spawn(() -> hub.sleep(ms(3_600_000)));
        hub.sleep(ms(0));
        return new Case(hub::join, sleeper::killSoon, false);
    }),
    EVENT(hub -> onGate(hub, (gate, _) -> gate.await())),
    EVENT_WITHIN(hub -> onGate(hub, (gate, _) -> gate.await(ms(3_600_000))).timed()),
    RESULT(hub -> {
        AsyncResult<Integer> result = new AsyncResult<>(hub);
        return new Case(result::get, () -> result.set(1), true);
    }),
    RESULT_WITHIN(hub -> {
        AsyncResult<Integer> result = new AsyncResult<>(hub);
        return new Case(() -> result.await(ms(3_600_000)), () -> result.set(1), false);
    }),
    QUEUE_GET(hub -> {
        Queue<Integer> queue = new Queue<>(hub);
        return new Case(queue::get, () -> queue.put(1), true);
    }),
    QUEUE_PUT(hub -> {
        Queue<Integer> queue = new Queue<>(hub, 1);
        queue.put(1);
        return new Case(() -> queue.put(2), queue::get, true);
    }),
    QUEUE_EACH(hub -> {
        Queue<Integer> queue = new Queue<>(hub);
        return new Case(queue.iterator()::next, () -> queue.put(1), true);
    }),
    CHANNEL_GET(hub -> {
        Channel<Integer> channel = new Channel<>(hub);
        return new Case(channel::get, () -> channel.put(1), true);
    }),
    CHANNEL_PUT(hub -> {
        Channel<Integer> channel = new Channel<>(hub);
        return new Case(() -> channel.put(1), channel::get, true);
    }),
    SEMAPHORE(hub -> {
        Semaphore semaphore = new Semaphore(hub, 0);
        return new Case(semaphore::acquire, semaphore::release, true);
    }),
    POOL_SPAWN(hub -> onFullPool(hub, pool -> pool.spawn(() -> {}))),
    POOL_ADD(hub -> onFullPool(hub, pool -> pool.add(hub.task("", () -> null)))),
    POOL_ROOM(hub -> onFullPool(hub, pool -> pool.awaitRoom(Optional.empty()))),
    POOL_JOIN(hub -> onFullPool(hub, Pool::join)),
    MAPPED(hub -> {
        Event gate = new Event(hub);
        Mapped<Integer> mapped = new Pool(hub, 2).imap(item -> {
            gate.await();
            return item;
        }, List.of(1, 2));
        return new Case(mapped::next, gate::set, true);
    }),
    MAPPED_UNORDERED(hub -> {
        Event gate = new Event(hub);
        Mapped<Integer> mapped = new Pool(hub, 2).imapUnordered(item -> {
            gate.await();
            return item;
        }, List.of(1, 2));
        return new Case(mapped::next, gate::set, true);
    }),
    THREAD_POOL(hub -> {
        CountDownLatch latch = new CountDownLatch(1);
        return new Case(() -> hub.threadPool().apply(() -> {
            latch.await();
            return 1;
        }), latch::countDown, false);
    }),
    ACCEPT(hub -> {
        Listener listener = listener(hub);
        return new Case(listener::accept, () -> new Connection(hub, listener.address()), false);
    }),
    READ(hub -> onConnection(hub, (here, _) -> here.read(ByteBuffer.allocate(1)),
            (_, there) -> there.write(ByteBuffer.allocate(1)))),
    WRITE(
            hub -> onConnection(
                    hub,
                    (here, _) -> here
                            .write(ByteBuffer
                                    .allocate(
                                            32 << 20)),
                    (_, there) -> hub
                            .spawn(() -> {
                                ByteBuffer buffer = ByteBuffer
                                        .allocate(
                                                1 << 20);
                                while (there
                                        .read(buffer
                                                .clear()) >= 0) {
                                    // makes room
                                }
                            })));

    /** What may wait, or throw. */
    interface Step {
        void run() throws Exception;
    }

    /** Something that is done with two things. */
    interface With<A, B> {
        void run(A first, B second) throws Exception;
    }

    private interface Prepared {
        Case on(Hub hub) throws Exception;
    }

    private interface OnPool {
        void run(Pool pool) throws Exception;
    }

    /**
     * A call that waits, as it was made ready on a hub.
     *
     * @param waits the call
     * @param release what ends its wait; null if only time does
     * @param forEver whether the hub can know that nothing will come
     */
    record Case(Step waits, Step release, boolean forEver) {
        private Case timed() {
            return new Case(waits, release, false);
        }
    }

    private final Prepared prepared;

    WaitingCall(Prepared prepared) {
        this.prepared = prepared;
    }

    Case on(Hub hub) throws Exception {
        return prepared.on(hub);
    }

    private static Case onGate(Hub hub, With<Event, HubTask<Void>> waits) {
        Event gate = new Event(hub);
        HubTask<Void> task = hub.spawn(() -> gate.await());
        return new Case(() -> waits.run(gate, task), gate::set, true);
    }

    private static Case onFullPool(Hub hub, OnPool waits) throws Exception {
        Event gate = new Event(hub);
        Pool pool = new Pool(hub, 1);
        pool.spawn(() -> gate.await());
        return new Case(() -> waits.run(pool), gate::set, true);
    }

    private static Case onConnection(Hub hub, With<Connection, Connection> waits, With<Connection, Connection> release)
            throws Exception {
        Listener listener = listener(hub);
        HubTask<Connection> accepted = hub.spawn(listener::accept);
        Connection here = new Connection(hub, listener.address());
        Connection there = accepted.get();
        return new Case(() -> waits.run(here, there), () -> release.run(here, there), false);
    }

    private static Listener listener(Hub hub) throws Exception {
        return new Listener(hub, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }
}
