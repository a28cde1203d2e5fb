import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import com.google.common.util.concurrent.MoreExecutors;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Pools of libraries, which keep to classes of their own; with a record like that of Constructs. */
public class Pools {
    static final Queue<String> RECORD = new ConcurrentLinkedQueue<>();
    static final int MANY = 100;

    /** A piece of work that writes down what became of it. */
    abstract static class Work implements Runnable {
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
    }

    /** One that says when it is done. */
    abstract static class Counted extends Work {
        final CountDownLatch ran;

        Counted(CountDownLatch ran) {
            this.ran = ran;
        }

        @Override
        void work() {
            ran.countDown();
        }
    }

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

    abstract static class Failing extends Work {
        @Override
        void work() {
            throw new IllegalStateException("as wanted");
        }
    }

    static class OfTomcat extends Work {}

    static class SubmittedToTomcat extends Work {}

    static class RejectedByTomcat extends Work {}

    static class GivenBackByTomcat extends Work {}

    static class RunByCallerOfTomcat extends Work {}

    static class OfNetty extends Work {}

    static class SubmittedToNetty extends Work {}

    static class ScheduledByNetty extends Work {}

    static class FailingInNetty extends Failing {}

    static class SubmittedFailingInNetty extends Failing {}

    static class RejectedByNetty extends Work {}

    static class OfNettyGlobal extends Counted {
        OfNettyGlobal(CountDownLatch ran) {
            super(ran);
        }
    }

    static class Direct extends Work {}

    static class DirectService extends Work {}

    static class FailingDirectly extends Failing {}

    static class InTurn extends Counted {
        InTurn(CountDownLatch ran) {
            super(ran);
        }
    }

    static class FailingInTurn extends Failing {}

    static class Listened extends Work {}

    static class ListenedFailing extends Failing {}

    static class OfJetty extends Counted {
        OfJetty(CountDownLatch ran) {
            super(ran);
        }
    }

    static class FailingInJetty extends Failing {}

    static class RejectedByJetty extends Work {}

    static void note(String what, Object work, String how, long start) {
        RECORD.add(what + " " + work.getClass().getSimpleName() + " " + how + " " + start + " " + System.nanoTime()
                + " " + Thread.currentThread().getName());
    }

    static void refused(Executor executor, Work work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException refused) {
            note("never", work, "failed", System.nanoTime());
        }
    }

    public static void main(String[] args) throws Exception {
        tomcat();
        jetty();
        netty();
        guava();
        System.out.println("done " + RECORD.size());
        Files.write(Path.of(args[0]), RECORD);
    }

    static void end(ExecutorService pool) throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a pool did not end");
        }
    }

    static ThreadPoolExecutor tomcatPool(int most, int room) {
        TaskQueue queue = new TaskQueue(room);
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, most, 60, TimeUnit.SECONDS, queue,
                new TaskThreadFactory("tomcat-exec-", true, Thread.NORM_PRIORITY));
        queue.setParent(pool);
        return pool;
    }

    static void tomcat() throws Exception {
        ThreadPoolExecutor pool = tomcatPool(3, Integer.MAX_VALUE);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            pool.execute(new OfTomcat());
            futures.add(pool.submit(new SubmittedToTomcat()));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        end(pool);
        ThreadPoolExecutor narrow = tomcatPool(1, 1);
        Holding holding = new Holding();
        narrow.execute(holding);
        holding.held.await();
        narrow.execute(new GivenBackByTomcat());
        refused(narrow, new RejectedByTomcat());
        narrow.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
        narrow.execute(new RunByCallerOfTomcat());
        for (Runnable task : narrow.shutdownNow()) {
            note("never", task, "cancelled", System.nanoTime());
        }
        holding.letGo.countDown();
        narrow.awaitTermination(60, TimeUnit.SECONDS);
    }

    static void jetty() throws Exception {
        QueuedThreadPool pool = new QueuedThreadPool(8, 2);
        pool.setName("jetty");
        pool.start();
        CountDownLatch ran = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            pool.execute(new OfJetty(ran));
        }
        pool.execute(new FailingInJetty());
        ran.await();
        pool.stop();
        refused(pool, new RejectedByJetty());
    }

    static void netty() throws Exception {
        DefaultEventExecutorGroup group = new DefaultEventExecutorGroup(2);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            group.execute(new OfNetty());
            futures.add(group.submit(new SubmittedToNetty()));
        }
        futures.add(group.schedule(new ScheduledByNetty(), 1, TimeUnit.MILLISECONDS));
        for (Future<?> future : futures) {
            future.get();
        }
        group.submit(new SubmittedFailingInNetty()).await();
        group.shutdownGracefully(0, 0, TimeUnit.SECONDS).await();
        refused(group.next(), new RejectedByNetty());
        DefaultEventExecutorGroup lone = new DefaultEventExecutorGroup(1);
        lone.execute(new FailingInNetty()); // which is the end of its executor
        lone.terminationFuture().await();
        CountDownLatch ran = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            GlobalEventExecutor.INSTANCE.execute(new OfNettyGlobal(ran));
        }
        ran.await();
    }

    static void guava() throws Exception {
        for (int i = 0; i < MANY; i++) {
            MoreExecutors.directExecutor().execute(new Direct());
        }
        try {
            MoreExecutors.directExecutor().execute(new FailingDirectly());
        } catch (IllegalStateException wanted) {
            // the caller gets it
        }
        ExecutorService service = MoreExecutors.newDirectExecutorService();
        service.execute(new DirectService());
        end(service);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Executor sequential = MoreExecutors.newSequentialExecutor(pool);
        CountDownLatch ran = new CountDownLatch(MANY);
        for (int i = 0; i < MANY; i++) {
            sequential.execute(new InTurn(ran));
        }
        sequential.execute(new FailingInTurn());
        ran.await();
        ExecutorService listening = MoreExecutors.listeningDecorator(pool);
        listening.submit(new Listened()).get();
        listening.submit(new ListenedFailing());
        end(pool);
    }
}
