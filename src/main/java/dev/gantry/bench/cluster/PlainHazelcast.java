package dev.gantry.bench.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;

import dev.gantry.futures.process.HostedWorker;

/** Hazelcast's own executor, used as its documentation does: members of one thread each, empty tasks, all in flight. */
final class PlainHazelcast implements AutoCloseable {
    private static final String EXECUTOR = "plain";
    private static final int FIRST_PORT = 5811;

    private final List<Process> processes = new ArrayList<>();
    private final HazelcastInstance here;
    private final IExecutorService executor;
    private final List<Member> members;

    private record Task(int number) implements Callable<Integer>, Serializable {
        @Override
        public Integer call() {
            return number;
        }
    }

    PlainHazelcast(int count) throws IOException {
        here = Hazelcast.newHazelcastInstance(config());
        for (int i = 0; i < count; i++) {
            processes.add(HostedWorker.program(List.of("--sun-misc-unsafe-memory-access=allow"), PlainHazelcast.class)
                    .redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start());
        }
        while (here.getCluster().getMembers().size() <= count) {
            Thread.onSpinWait();
        }
        executor = here.getExecutorService(EXECUTOR);
        members = here.getCluster().getMembers().stream().filter(member -> !member.localMember()).toList();
    }

    /** A member. */
    public static void main(String[] arguments) throws IOException {
        Hazelcast.newHazelcastInstance(config());
        try (InputStream in = System.in) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        Runtime.getRuntime().halt(0);
    }

    private static Config config() {
        Config config = new Config();
        config.setClusterName("gantry-bench");
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.getExecutorConfig(EXECUTOR).setPoolSize(1);
        config.getMetricsConfig().setEnabled(false);
        config.getNetworkConfig().setPort(FIRST_PORT).getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("127.0.0.1:" + FIRST_PORT);
        return config;
    }

    Future<Integer> submit(int number) {
        return executor.submitToMember(new Task(number), members.get(number % members.size()));
    }

    void all(int tasks) {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            futures.add(submit(i));
        }
        futures.forEach(PlainHazelcast::result);
    }

    static void result(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        here.getLifecycleService().terminate();
        processes.forEach(Process::destroyForcibly);
    }
}
