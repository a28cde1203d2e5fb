import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** Methods that Spring runs in its pools: of each kind of result, one that throws, and one that runs by time. */
public class SpringAsync {
    static final CountDownLatch SENT = new CountDownLatch(1);
    static final CountDownLatch TICKED = new CountDownLatch(2);

    /** What the program does. */
    public interface Mails {
        void send();

        Future<Integer> count();

        CompletableFuture<Integer> later();

        Future<Integer> fails();
    }

    /** That in threads of a pool. */
    @Async
    static class Threaded implements Mails {
        @Override
        public void send() {
            SENT.countDown();
        }

        @Override
        public Future<Integer> count() {
            return CompletableFuture.completedFuture(3);
        }

        @Override
        public CompletableFuture<Integer> later() {
            return CompletableFuture.completedFuture(4);
        }

        @Override
        public Future<Integer> fails() {
            throw new IllegalStateException("no mail");
        }
    }

    /** Beans. */
    @Configuration(proxyBeanMethods = false)
    @EnableAsync
    @EnableScheduling
    public static class Beans {
        @Bean
        public ThreadPoolTaskExecutor taskExecutor() {
            ThreadPoolTaskExecutor pool = new ThreadPoolTaskExecutor();
            pool.setCorePoolSize(2);
            pool.setThreadNamePrefix("mail-");
            return pool;
        }

        @Bean
        public Mails mails() {
            return new Threaded();
        }

        @Bean
        public Clock clock() {
            return new Clock();
        }
    }

    /** What ticks. */
    public static class Clock {
        @Scheduled(fixedRate = 5)
        public void tick() {
            TICKED.countDown();
        }
    }

    public static void main(String[] args) throws Exception {
        try (var context = new AnnotationConfigApplicationContext(Beans.class)) {
            Mails mails = context.getBean(Mails.class);
            mails.send();
            SENT.await();
            if (mails.count().get() + mails.later().get() != 7) {
                throw new AssertionError("wrong results");
            }
            try {
                mails.fails().get();
                throw new AssertionError("it failed");
            } catch (java.util.concurrent.ExecutionException expected) {
                if (!expected.getCause().getMessage().equals("no mail")) {
                    throw expected;
                }
            }
            TICKED.await();
        }
        System.exit(7);
    }
}
