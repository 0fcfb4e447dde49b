// 导入socket模块
import socket from 'pysocket';
import { address } from '../helpers/address';
import { print } from '../helpers/print';

// 创建socket对象
const s = socket.socket();
// 连接远程主机
s.connect(address('127.0.0.1', 30000)); // ①
print(`--${s.recv(1024).toString('utf-8')}--`);
s.close();
