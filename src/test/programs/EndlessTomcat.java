import java.util.concurrent.TimeUnit;

import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.TaskThreadFactory;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

/** Hands over tasks to a pool of Tomcat's, whose workers run already, until its standard input ends. */
public class EndlessTomcat {
    public static void main(String[] args) throws Exception {
        TaskQueue queue = new TaskQueue();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(2, 2, 60, TimeUnit.SECONDS, queue,
                new TaskThreadFactory("tomcat-", true, Thread.NORM_PRIORITY));
        queue.setParent(pool);
        pool.prestartAllCoreThreads();
        System.out.println("ready");
        while (System.in.available() == 0) {
            pool.submit(() -> 1).get();
        }
        System.out.println("done");
    }
}
