package catwalk.bench.process;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import jdk.management.jfr.FlightRecorderMXBean;

/** What another JVM uses, asked from outside, without anything in it for that. */
public final class Jvm implements AutoCloseable {
    private final long pid;
    private final JMXConnector connector;
    private final ThreadMXBean threads;
    private final FlightRecorderMXBean recorder;
    private long recording;

    /** Attaches to the JVM of a process. */
    public Jvm(long pid) throws IOException {
        this.pid = pid;
        this.connector = JMXConnectorFactory.connect(new JMXServiceURL(address(pid)));
        MBeanServerConnection beans = connector.getMBeanServerConnection();
        this.threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        try {
            this.recorder = JMX.newMXBeanProxy(
                    beans, new ObjectName(FlightRecorderMXBean.MXBEAN_NAME), FlightRecorderMXBean.class);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String address(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("process " + pid + " is no JVM that can be asked", e);
        }
    }

    /** What it has used up to now. */
    public Usage usage() {
        long[] ids = threads.getAllThreadIds();
        long[] bytes = threads.getThreadAllocatedBytes(ids);
        Map<Long, Long> allocated = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            if (bytes[i] >= 0) {
                allocated.put(ids[i], bytes[i]);
            }
        }
        return new Usage(System.nanoTime(), Processes.cpuSeconds(pid), allocated);
    }

    /** Begins to record where its time goes. */
    public void startProfile() {
        recording = recorder.newRecording();
        recorder.setPredefinedConfiguration(recording, "profile");
        recorder.startRecording(recording);
    }

    /** Ends that. */
    public Path endProfile(Path file) throws IOException {
        recorder.stopRecording(recording);
        recorder.copyTo(recording, file.toAbsolutePath().toString());
        recorder.closeRecording(recording);
        return file;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
