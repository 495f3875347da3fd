#!/usr/bin/ruby
# An echo server made of Ruby's gem "websocket".
#
#   ruby echo-server.rb
#
# Takes a free port of 127.0.0.1, prints its URL as the first line, and takes the
# lines "send TEXT" and "close" on stdin. All that comes goes to the handshake
# until it says that it is finished, and then to the frames.
require 'socket'
require_relative 'sides'

def serve(io, open)
  handshake = WebSocket::Handshake::Server.new
  handshake << io.readpartial(65_536) until handshake.finished?
  return unless handshake.valid? && handshake.version == 76

  side = Side.new(io, WebSocket::Frame::Incoming::Server, WebSocket::Frame::Outgoing::Server)
  side.begin(handshake.to_s) { open << side }
  side.run
rescue EOFError, SystemCallError, IOError
  nil
ensure
  open.delete(side)
  io.close
end

open = []
on_hooks { open.dup }
server = TCPServer.new('127.0.0.1', 0)
$stdout.puts "ws://127.0.0.1:#{server.addr[1]}/"
$stdout.flush
Thread.report_on_exception = false
loop { Thread.new(server.accept) { |io| serve(io, open) } }
