import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Every construct that hands over tasks, once. The program keeps a record of its own, which it writes into the file
 * that it is given: for each piece of work its class, the thread that did it, and when, by the clock of the system.
 */
public class Constructs {
    static final Queue<String> RECORD = new ConcurrentLinkedQueue<>();

    /** A piece of work that writes down what became of it. */
    abstract static class Work implements Runnable, Callable<Integer>, Supplier<Integer>, Function<Integer, Integer>,
            Consumer<Integer>, BiConsumer<Integer, Object> {
        @Override
        public void run() {
            long start = System.nanoTime();
            String how = "succeeded";
            try {
                work();
            } catch (RuntimeException failure) {
                how = "failed";
                throw failure;
            } finally {
                note("ran", this, how, start);
            }
        }

        void work() {
            Thread.yield();
        }

        @Override
        public Integer call() {
            run();
            return 1;
        }

        @Override
        public Integer get() {
            return call();
        }

        @Override
        public Integer apply(Integer before) {
            return before + call();
        }

        @Override
        public void accept(Integer before) {
            run();
        }

        @Override
        public void accept(Integer before, Object other) {
            run();
        }
    }

    static void note(String what, Object work, String how, long start) {
        RECORD.add(what + " " + work.getClass().getSimpleName() + " " + how + " " + start + " " + System.nanoTime()
                + " " + Thread.currentThread().getName());
    }

    static void never(Object work, String how) {
        note("never", work, how, System.nanoTime());
    }

    static class Submitted extends Work {}

    static class Executed extends Work {}

    static class OfOwnPool extends Work {}

    static class OfInvokeAll extends Work {}

    static class Scheduled extends Work {}

    /** Runs so often as is wanted, and then does nothing. */
    static class Periodic extends Work {
        final CountDownLatch wanted = new CountDownLatch(5);

        @Override
        public void run() {
            if (wanted.getCount() > 0) {
                super.run();
                wanted.countDown();
            }
        }
    }

    static class HandedOver extends Work {}

    static class Common extends Work {
        final CountDownLatch ran;

        Common(CountDownLatch ran) {
            this.ran = ran;
        }

        @Override
        public void run() {
            super.run();
            ran.countDown();
        }
    }

    static class Forked extends Work {}

    static class Stage extends Work {}

    static class DependentStage extends Work {}

    static class StageOfPool extends Work {}

    static class StageAtOnce extends Work {}

    static class Composing extends Work {
        CompletableFuture<Integer> stage(Object before) {
            run();
            return CompletableFuture.supplyAsync(new Stage());
        }
    }

    static class OfBoth extends Work {
        Integer both(Object before, Object other) {
            return call();
        }
    }

    static class AfterFailure extends Work {
        Integer handle(Throwable failure) {
            return call();
        }
    }

    static class OnVirtualThread extends Work {
        @Override
        void work() {
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static class ExecutedVirtually extends Work {}

    static class Rejected extends Work {}

    static class RunByCaller extends Work {}

    static class Discarded extends Work {}

    static class GivenBack extends Work {}

    static class Removed extends Work {}

    static class Cancelled extends Work {}

    static class Failing extends Work {
        @Override
        void work() {
            throw new IllegalStateException("as wanted");
        }
    }

    static class FailingStage extends Failing {}

    static class FailingExecuted extends Failing {}

    /** Holds a worker until it is let go. */
    static class Holding extends Work {
        final CountDownLatch held = new CountDownLatch(1);
        final CountDownLatch letGo = new CountDownLatch(1);

        @Override
        void work() {
            held.countDown();
            try {
                letGo.await();
            } catch (InterruptedException asked) {
                // of shutdownNow
            }
        }
    }

    static class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;
        final int n;
        final boolean forked;

        Fibonacci(int n, boolean forked) {
            this.n = n;
            this.forked = forked;
        }

        @Override
        protected Integer compute() {
            long start = System.nanoTime();
            int result = n;
            if (n > 1) {
                Fibonacci other = new Fibonacci(n - 1, true);
                other.fork();
                result = new Fibonacci(n - 2, false).compute() + other.join();
            }
            if (forked) {
                note("ran", this, "succeeded", start);
            }
            return result;
        }
    }

    /** A pool as people extend it. */
    static class OwnPool extends ThreadPoolExecutor {
        OwnPool(int size) {
            super(size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            super.beforeExecute(thread, task);
        }
    }

    static ThreadPoolExecutor narrow(RejectedExecutionHandler handler) {
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), handler);
    }

    public static void main(String[] args) throws Exception {
        pools();
        scheduled();
        forked();
        stages();
        notRun();
        failing();
        if (Runtime.version().feature() >= 21) {
            virtual();
        }
        System.out.println("done");
        Files.write(Path.of(args[0]), RECORD);
    }

    static void end(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a pool did not end");
        }
    }

    static void pools() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            futures.add(pool.submit((Callable<Integer>) new Submitted()));
        }
        for (Future<Integer> future : futures) {
            future.get();
        }
        Executed same = new Executed();
        for (int i = 0; i < 50; i++) {
            pool.execute(i % 2 == 0 ? same : new Executed());
        }
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(new OfInvokeAll());
        }
        pool.invokeAll(all);
        end(pool);
        ExecutorService own = new OwnPool(2);
        for (int i = 0; i < 20; i++) {
            own.submit((Runnable) new OfOwnPool());
        }
        end(own);
        ExecutorService cached = Executors.newCachedThreadPool();
        for (int i = 0; i < 20; i++) {
            cached.submit((Callable<Integer>) new HandedOver()).get();
        }
        end(cached);
    }

    static void scheduled() throws Exception {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
        pool.schedule((Callable<Integer>) new Scheduled(), 1, TimeUnit.MILLISECONDS).get();
        Periodic periodic = new Periodic();
        ScheduledFuture<?> future = pool.scheduleAtFixedRate(periodic, 0, 1, TimeUnit.MILLISECONDS);
        periodic.wanted.await();
        future.cancel(false);
        end(pool);
    }

    static void forked() throws Exception {
        ForkJoinPool pool = new ForkJoinPool(2);
        pool.submit((Callable<Integer>) new Forked()).get();
        pool.invoke(new Fibonacci(10, true));
        end(pool);
        CountDownLatch ran = new CountDownLatch(10);
        for (int i = 0; i < 10; i++) {
            ForkJoinPool.commonPool().execute(new Common(ran));
        }
        ran.await();
        IntStream.range(0, 1000).parallel().forEach(i -> {
            long start = System.nanoTime();
            Thread.yield();
            note("element", new Forked(), "succeeded", start);
        });
    }

    static void stages() throws Exception {
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(new Stage());
        first.thenApplyAsync(new DependentStage()).thenApplyAsync(new DependentStage()).get();
        CompletableFuture.runAsync(new Stage()).join();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        CompletableFuture.supplyAsync(new StageOfPool(), pool).thenApplyAsync(new StageOfPool(), pool).get();
        end(pool);
        CompletableFuture<Integer> begun = new CompletableFuture<>();
        List<CompletableFuture<?>> all = dependents(begun, CompletableFuture.supplyAsync(new Stage()));
        begun.complete(1);
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
        CompletableFuture.allOf(dependents(begun, begun).toArray(new CompletableFuture<?>[0])).join();
        begun.completeOnTimeout(2, 1, TimeUnit.MILLISECONDS).thenRun((Runnable) new StageAtOnce()).join();
        new CompletableFuture<Integer>().completeOnTimeout(2, 1, TimeUnit.MILLISECONDS)
                .thenAccept((Consumer<Integer>) new StageAtOnce()).join();
        CompletableFuture.supplyAsync(new Stage(), CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS)).join();
    }

    /** Of each kind one that depends on the first, and those that depend on both. */
    static List<CompletableFuture<?>> dependents(CompletableFuture<Integer> one, CompletableFuture<Integer> other) {
        CompletableFuture<Integer> failing = one.thenApply((Function<Integer, Integer>) new FailingStage());
        CompletableFuture<Integer> failingLater = one.thenApplyAsync((Function<Integer, Integer>) new FailingStage());
        return List.of(one.thenApply((Function<Integer, Integer>) new StageAtOnce()),
                one.thenAccept((Consumer<Integer>) new StageAtOnce()),
                one.thenRun((Runnable) new StageAtOnce()),
                one.handle(new OfBoth()::both),
                one.whenComplete((BiConsumer<Integer, Object>) new StageAtOnce()),
                one.thenCompose(new Composing()::stage),
                one.thenCombine(other, new OfBoth()::both),
                one.thenAcceptBoth(other, (BiConsumer<Integer, Object>) new StageAtOnce()),
                one.runAfterBoth(other, new StageAtOnce()),
                one.applyToEither(other, (Function<Integer, Integer>) new StageAtOnce()),
                one.acceptEither(other, (Consumer<Integer>) new StageAtOnce()),
                one.runAfterEither(other, new StageAtOnce()),
                one.exceptionally(new AfterFailure()::handle),
                failing.exceptionally(new AfterFailure()::handle),
                failing.exceptionallyCompose(new Composing()::stage),
                one.thenAcceptAsync((Consumer<Integer>) new DependentStage()),
                one.thenRunAsync((Runnable) new DependentStage()),
                one.handleAsync(new OfBoth()::both),
                one.whenCompleteAsync((BiConsumer<Integer, Object>) new DependentStage()),
                one.thenComposeAsync(new Composing()::stage),
                one.thenCombineAsync(other, new OfBoth()::both),
                one.thenAcceptBothAsync(other, (BiConsumer<Integer, Object>) new DependentStage()),
                one.runAfterBothAsync(other, new DependentStage()),
                one.applyToEitherAsync(other, (Function<Integer, Integer>) new DependentStage()),
                one.acceptEitherAsync(other, (Consumer<Integer>) new DependentStage()),
                one.runAfterEitherAsync(other, new DependentStage()),
                failingLater.exceptionallyAsync(new AfterFailure()::handle),
                failingLater.exceptionallyComposeAsync(new Composing()::stage));
    }

    static void notRun() throws Exception {
        ThreadPoolExecutor abort = narrow(new ThreadPoolExecutor.AbortPolicy());
        Holding holding = hold(abort);
        Removed removed = new Removed();
        abort.execute(removed);
        Rejected rejected = new Rejected();
        try {
            abort.execute(rejected);
        } catch (RejectedExecutionException expected) {
            never(rejected, "failed");
        }
        if (abort.remove(removed)) {
            never(removed, "cancelled");
        }
        Cancelled cancelled = new Cancelled();
        if (abort.submit((Callable<Integer>) cancelled).cancel(true)) {
            never(cancelled, "cancelled");
        }
        abort.purge();
        GivenBack back = new GivenBack();
        abort.execute(back);
        for (Runnable task : abort.shutdownNow()) {
            never(task, "cancelled");
        }
        end(abort);

        ThreadPoolExecutor caller = narrow(new ThreadPoolExecutor.CallerRunsPolicy());
        holding = hold(caller);
        caller.execute(new Executed());
        caller.execute(new RunByCaller());
        caller.submit((Callable<Integer>) new RunByCaller()).get();
        holding.letGo.countDown();
        end(caller);

        ThreadPoolExecutor discard = narrow(new ThreadPoolExecutor.DiscardPolicy());
        holding = hold(discard);
        discard.execute(new Executed());
        Discarded discarded = new Discarded();
        discard.execute(discarded);
        never(discarded, "failed");
        holding.letGo.countDown();
        end(discard);
    }

    static Holding hold(ExecutorService pool) throws InterruptedException {
        Holding holding = new Holding();
        pool.execute(holding);
        holding.held.await();
        return holding;
    }

    static void failing() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor(quiet(Executors.defaultThreadFactory()));
        try {
            pool.submit((Callable<Integer>) new Failing()).get();
        } catch (java.util.concurrent.ExecutionException expected) {
            // as wanted
        }
        pool.execute(new FailingExecuted());
        pool.submit((Callable<Integer>) new Submitted()).get();
        end(pool);
        try {
            CompletableFuture.supplyAsync(new FailingStage()).join();
        } catch (java.util.concurrent.CompletionException expected) {
            // as wanted
        }
    }

    static ThreadFactory quiet(ThreadFactory other) {
        return task -> {
            Thread thread = other.newThread(task);
            thread.setUncaughtExceptionHandler((where, what) -> {});
            return thread;
        };
    }

    static void virtual() throws Exception {
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        Object named = type.getMethod("name", String.class, long.class).invoke(builder, "virtual-", 0L);
        ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(named);
        Method perTask = Executors.class.getMethod("newThreadPerTaskExecutor", ThreadFactory.class);
        ExecutorService pool = (ExecutorService) perTask.invoke(null, factory);
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            futures.add(pool.submit((Callable<Integer>) new OnVirtualThread()));
            pool.execute(new ExecutedVirtually());
        }
        for (Future<Integer> future : futures) {
            future.get();
        }
        end(pool);
    }
}
