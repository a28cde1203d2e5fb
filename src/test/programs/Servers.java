import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.AbstractProtocol;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Tomcat and Jetty, asked 300 times each by clients of this program, on platform and on virtual threads. */
public class Servers {
    static final int REQUESTS = 300;
    static final int CLIENTS = 4;

    /** Answers with what it is asked. */
    public static class Echo extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
            response.getWriter().write("tomcat " + request.getQueryString());
        }
    }

    public static void main(String[] args) throws Exception {
        Logger.getLogger("org").setLevel(Level.OFF);
        tomcat(false);
        jetty(false);
        if (Runtime.version().feature() >= 21) {
            tomcat(true);
            jetty(true);
        }
        System.exit(7); // as with a server that is stopped so
    }

    static Executor virtual() throws Exception {
        return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    static void tomcat(boolean isVirtual) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        if (isVirtual) {
            ((AbstractProtocol<?>) connector.getProtocolHandler()).setExecutor(virtual());
        }
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "echo", new Echo());
        context.addServletMappingDecoded("/*", "echo");
        tomcat.start();
        ask("tomcat", connector.getLocalPort());
        tomcat.stop();
        tomcat.destroy();
    }

    static void jetty(boolean isVirtual) throws Exception {
        QueuedThreadPool pool = new QueuedThreadPool(10, 2);
        if (isVirtual) {
            pool.setVirtualThreadsExecutor(virtual());
        }
        Server server = new Server(pool);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Sink.write(response, true, "jetty " + request.getHttpURI().getQuery(), callback);
                return true;
            }
        });
        server.start();
        ask("jetty", connector.getLocalPort());
        server.stop();
    }

    static void ask(String server, int port) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            URI asked = URI.create("http://127.0.0.1:" + port + "/?" + i);
            answers.add(clients.submit((Callable<String>) () -> {
                try (InputStream in = asked.toURL().openStream()) {
                    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                }
            }));
        }
        int right = 0;
        for (int i = 0; i < REQUESTS; i++) {
            right += answers.get(i).get().equals(server + " " + i) ? 1 : 0;
        }
        clients.shutdown();
        System.out.println(server + ": " + right + " right answers");
    }
}
