import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.map.IMap;

/** One member of Hazelcast, which nobody joins: tasks, one that throws, and a map. */
public class HazelcastMember {
    /** What is computed, as it travels. */
    record Square(int number) implements Callable<Integer>, Serializable {
        @Override
        public Integer call() {
            if (number == 13) {
                throw new IllegalStateException("thirteen");
            }
            return number * number;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Config config = new Config();
        config.setClassLoader(HazelcastMember.class.getClassLoader()); // the source launcher's
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.getExecutorConfig("squares").setPoolSize(3);
        HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
        IExecutorService squares = member.getExecutorService("squares");
        List<Future<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            results.add(squares.submit(new Square(i)));
        }
        IMap<Integer, String> map = member.getMap("answers");
        for (int i = 0; i < results.size(); i++) {
            try {
                map.set(i, String.valueOf(results.get(i).get()));
            } catch (ExecutionException failed) {
                map.set(i, failed.getCause().getMessage());
            }
        }
        List<String> answers = IntStream.range(0, map.size()).mapToObj(map::get).toList();
        Files.write(Path.of(arguments[0], "answers"), answers);
        member.shutdown();
        System.exit(7);
    }
}
