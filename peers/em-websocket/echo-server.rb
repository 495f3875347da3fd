#!/usr/bin/ruby
# An echo server made of em-websocket.
#
#   ruby echo-server.rb
#
# Takes a free port of 127.0.0.1, prints its URL as the first line, and takes the
# lines "send TEXT" and "close" on stdin.
require 'em-websocket'
require 'socket'

# Lines on stdin; em-websocket closes TCP without a closing frame in this version.
module Hooks
  include EM::Protocols::LineText2

  def initialize(open)
    super()
    @open = open
  end

  def receive_line(line)
    @open.dup.each do |socket|
      socket.close if line == 'close'
      socket.send(line.delete_prefix('send ').force_encoding('UTF-8')) if line.start_with?('send ')
    end
  end
end

EM.run do
  open = []
  server = EM.start_server('127.0.0.1', 0, EM::WebSocket::Connection, {}) do |socket|
    socket.onopen { open << socket }
    socket.onclose { open.delete(socket) }
    socket.onmessage { |text| socket.send(text) }
    socket.onerror { |error| warn error.message }
  end
  port, = Socket.unpack_sockaddr_in(EM.get_sockname(server))
  $stdout.puts "ws://127.0.0.1:#{port}/"
  $stdout.flush
  EM.open_keyboard(Hooks, open)
end
