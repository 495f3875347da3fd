# What the echo server and the echo client made of Ruby's gem "websocket" share.
require 'websocket'

# One side of a connection whose handshake is over.
class Side
  def initialize(io, incoming, outgoing)
    @io = io
    @frames = incoming.new(version: 76)
    @outgoing = outgoing
    @lock = Mutex.new
    @closing = false
  end

  # Sends the reply; hooks, which know of this side once the block has run, come after it.
  def begin(reply)
    @lock.synchronize do
      yield
      @io.write(reply)
    end
  end

  # Echoes until one of the two closes.
  def run
    until @frames.error?
      @frames << @io.readpartial(65_536)
      while (frame = @frames.next)
        return write(:close) if frame.type == :close

        write(:text, frame.data)
      end
    end
  end

  # Nothing follows the closing frame.
  def write(type, text = '')
    @lock.synchronize do
      return if @closing

      @closing = type == :close
      @io.write(@outgoing.new(version: 76, type: type, data: text).to_s)
    end
  end
end

# Lines on stdin tell the sides that the block names to send or to close, while they run.
def on_hooks
  Thread.new do
    while (line = $stdin.gets&.chomp)
      yield.each do |side|
        side.write(:close) if line == 'close'
        side.write(:text, line.delete_prefix('send ')) if line.start_with?('send ')
      rescue SystemCallError, IOError
        next
      end
    end
  end
end
